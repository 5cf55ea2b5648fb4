/**
 * A text that two values of `JSON.parse` have in common when they are the same value, and only then. The order of an
 * object's keys does not matter.
 *
 * @param value Nested however deeply: `JSON.parse` has no limit, recursion has.
 */
export function canonicalJson(value: unknown): string {
  const written: string[] = []
  const waiting: Piece[] = [{ value }]
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if ('text' in piece) {
      written.push(piece.text)
      continue
    }
    const inner = piece.value
    if (typeof inner !== 'object' || inner === null) {
      written.push(scalar(inner))
      continue
    }
    const pieces = Array.isArray(inner)
      ? piecesOfList(inner)
      : piecesOfObject(inner as Readonly<Record<string, unknown>>)
    // The last one in is the first one out.
    for (let index = pieces.length - 1; index >= 0; index--) waiting.push(pieces[index] as Piece)
  }
  return written.join('')
}

/** What is still to be written: a value, or a text as it is. */
type Piece = { readonly value: unknown } | { readonly text: string }

function piecesOfList(list: readonly unknown[]): readonly Piece[] {
  const values = list.flatMap((value, index) => [...commaBefore(index), { value }])
  return [{ text: '[' }, ...values, { text: ']' }]
}

function piecesOfObject(object: Readonly<Record<string, unknown>>): readonly Piece[] {
  const fields = Object.keys(object)
    .toSorted()
    .flatMap((key, index) => [
      ...commaBefore(index),
      { text: `${JSON.stringify(key)}:` },
      { value: object[key] },
    ])
  return [{ text: '{' }, ...fields, { text: '}' }]
}

function commaBefore(index: number): readonly Piece[] {
  return index === 0 ? [] : [{ text: ',' }]
}

/** `JSON.parse` makes Infinity of 1e999 and keeps -0, which `JSON.stringify` would write as null and 0. */
function scalar(value: unknown): string {
  if (typeof value !== 'number') return JSON.stringify(value)
  return Object.is(value, -0) ? '-0' : String(value)
}
