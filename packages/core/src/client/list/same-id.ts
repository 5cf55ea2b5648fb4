import { canonicalId } from './canonical-id.ts'

const LENGTH_OF_UUID = 36
/** What lower case letters have, and capitals have not. */
const LOWER_CASE = 0x20

/**
 * Whether two ids mean the same, however they are spelled: whether their {@link canonicalId} is one.
 *
 * Most ids differ in their first characters, which is seen much faster than a canonical form is found.
 */
export function isSameId(left: string, right: string): boolean {
  if (left.length === LENGTH_OF_UUID && right.length === LENGTH_OF_UUID && isBare(left, right)) {
    for (let at = 0; at < LENGTH_OF_UUID; at++) {
      if ((left.charCodeAt(at) | LOWER_CASE) !== (right.charCodeAt(at) | LOWER_CASE)) return false
    }
  }
  return canonicalId(left) === canonicalId(right)
}

/** Without braces: with them, characters at the same place may be different ones of the id. */
function isBare(left: string, right: string): boolean {
  return !left.startsWith('{') && !right.startsWith('{')
}
