/** What is said about a recipient without saying who it is. */
const IMPERSONAL = new Set([
  'id',
  'type',
  'types',
  'identifierKey',
  'countryCode',
  'gateway',
  'emailRecipientType',
  'platformAddressSelector',
])

/** Whether a text at this path of an interaction tells who received the message. */
export function isRecipient(path: readonly string[]): boolean {
  const [first, ...rest] = path[0] === 'raw' ? path.slice(1) : path
  const name = rest.findLast((part) => !/^\d+$/.test(part))
  return first === 'receiver' && !(name !== undefined && IMPERSONAL.has(name))
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const HIDDEN = '***'

/**
 * A recipient as somebody who looks over a shoulder may see it: `+44***01`, `a***@example.com`. Those who know the recipient
 * recognise it. An id is left as it is.
 */
export function maskRecipient(text: string): string {
  if (UUID.test(text)) return text
  const at = text.lastIndexOf('@')
  if (at > 0) return `${firstOf(text)}${HIDDEN}${text.slice(at)}`
  if (/^\+?[\d\s().-]{7,}$/.test(text)) return text.slice(0, 3) + HIDDEN + text.slice(-2)
  return `${firstOf(text)}${HIDDEN}`
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x2a)
}
