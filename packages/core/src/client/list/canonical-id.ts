const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const OTHER_SPELLING =
  /^(\{?)([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})(\}?)$/i

/**
 * An id to compare by: a UUID in lower case, with dashes and without braces, however it is spelled. What is no UUID stays as
 * it is: nothing tells that two spellings of it mean the same.
 */
export function canonicalId(id: string): string {
  // As Bird sends them, so that most ids cost no more than this.
  if (UUID.test(id)) return id
  const [, open, a, b, c, d, e, close] = OTHER_SPELLING.exec(id) ?? []
  if (a === undefined || (open === '') !== (close === '')) return id
  return `${a}-${b}-${c}-${d}-${e}`.toLowerCase()
}
