/**
 * What `JSON.stringify` leaves as it is although a terminal obeys it or an editor hides it: DEL and C1 controls, the
 * characters that change the direction of a text, and the line separators of Unicode.
 */
const LEFT_BY_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Escapes such characters as `\u202e`, so that in a JSON text they mean the same. */
export function escapeInvisible(text: string): string {
  return text.replaceAll(LEFT_BY_JSON, unicodeEscape)
}

/** A character as `\u` and four hexadecimal digits. */
export function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
