/** A value that holds no others, and the dotted path that leads to it. */
export type Leaf = readonly [path: string, value: string | number | boolean | null]

/**
 * The leaves of a JSON value in their order: `['metadata.button.payload', 'website']`, `['receiver.contacts.0.id', …]`. An
 * empty list or object is a leaf of its own, as JSON, so that nothing is lost.
 */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    if (entries.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']]
    return entries.flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`))
  }
  return value === undefined ? [] : [[path, value as Leaf[1]]]
}
