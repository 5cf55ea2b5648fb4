/** What a JSON value is, in words: `absent`, `null`, `a list`, `an object`, `a number`. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}
