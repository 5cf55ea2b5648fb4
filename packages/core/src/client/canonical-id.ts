const SPELLINGS_OF_A_UUID =
  /^(?:[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|\{[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\})$/i

/**
 * An id to compare by: a UUID in lower case, without braces and dashes, however it is spelled. What is no UUID stays as it
 * is: nothing tells that two spellings of it mean the same.
 */
export function canonicalId(id: string): string {
  return SPELLINGS_OF_A_UUID.test(id) ? id.replaceAll(/[{}-]/g, '').toLowerCase() : id
}
