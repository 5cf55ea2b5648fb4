/**
 * All that a terminal obeys, hides or reorders: control characters, format characters (zero-width ones, direction overrides,
 * tags), line and paragraph separators, lone surrogates, and the letters that look like nothing.
 */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180f]/gu

/** A joiner between two pictures is part of an emoji: 👩‍🚀 */
const EMOJI_JOINER =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/gu

const DELETE = 0x7f

/**
 * A text from outside, harmless in a terminal and on one line: `^[` for an escape character, `\u{202e}` for what has no
 * such name.
 */
export function escapeForTerminal(text: string): string {
  const joiners = new Set([...text.matchAll(EMOJI_JOINER)].map((match) => match.index))
  return text.replaceAll(UNSAFE, (character, index: number) =>
    joiners.has(index) ? character : escaped(character),
  )
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCodePoint(code + 0x40)}`
  if (code === DELETE) return '^?'
  return `\\u{${code.toString(16)}}`
}
