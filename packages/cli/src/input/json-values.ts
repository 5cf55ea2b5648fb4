import { type Line, linesOf } from './lines.ts'

/** A JSON value of the input, or what stands in its place, with the number of the line that it starts on. */
export type JsonValue =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly problem: string }

interface TextLine {
  readonly number: number
  /** Without it the line is not UTF-8. */
  readonly text: string | undefined
}

/** Invalid UTF-8 is a problem to report, not a replacement character in somebody's data. A byte order mark is skipped. */
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * The JSON values of an input, in order: one on each line, or one over many lines, or several of those.
 *
 * When the first line is a value, lines are read one by one and given up as they come, so that an input may be larger than
 * the memory. Otherwise the input is read as a whole, which is the only way to tell one large value from a broken line.
 */
export async function* jsonValuesOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<JsonValue, void, void> {
  const lines = textLinesOf(linesOf(chunks))
  const first = await lines.next()
  if (first.done === true) return
  if (parse(first.value.text) !== undefined) {
    yield* valuesOf(prepend([first.value], lines))
    return
  }
  const all = [first.value]
  for await (const line of lines) all.push(line)
  const whole = all.every(({ text }) => text !== undefined)
    ? parse(all.map(({ text }) => text).join('\n'))
    : undefined
  if (whole === undefined) yield* valuesOf(all)
  else yield { line: first.value.number, value: whole.value }
}

/** Lines that are not blank. */
async function* textLinesOf(lines: AsyncIterable<Line>): AsyncGenerator<TextLine, void, void> {
  for await (const { number, bytes } of lines) {
    const text = decode(bytes)
    if (text === undefined || text.trim() !== '') yield { number, text }
  }
}

async function* prepend(
  first: readonly TextLine[],
  rest: AsyncIterable<TextLine>,
): AsyncGenerator<TextLine, void, void> {
  yield* first
  yield* rest
}

/**
 * A line that is no value begins one over several lines: what is indented or closes a bracket below it belongs to it. That
 * is how every tool lays out JSON, and a broken line takes no other with it.
 */
async function* valuesOf(
  lines: AsyncIterable<TextLine> | Iterable<TextLine>,
): AsyncGenerator<JsonValue, void, void> {
  let open: TextLine[] = []
  for await (const line of lines) {
    if (open.length > 0 && !continues(line)) {
      yield* problemsOf(open)
      open = []
    }
    const alone = open.length === 0 ? parse(line.text) : undefined
    if (alone !== undefined) {
      yield { line: line.number, value: alone.value }
      continue
    }
    open.push(line)
    if (!closes(line)) continue
    const several = parse(open.map(({ text }) => text ?? '').join('\n'))
    if (several === undefined) continue
    yield { line: open[0]?.number ?? line.number, value: several.value }
    open = []
  }
  yield* problemsOf(open)
}

function continues({ text }: TextLine): boolean {
  return text !== undefined && /^[\s\]}]/.test(text)
}

/** Only a bracket at the margin can end a value over several lines. */
function closes({ text }: TextLine): boolean {
  return text !== undefined && /^[\]}]/.test(text)
}

function* problemsOf(lines: readonly TextLine[]): Generator<JsonValue, void, void> {
  const [first] = lines
  if (first === undefined) return
  yield {
    line: first.number,
    problem: first.text === undefined ? 'It is not UTF-8.' : 'It is not JSON.',
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): { readonly value: unknown } | undefined {
  if (text === undefined) return undefined
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}
