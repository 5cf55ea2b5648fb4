/** Strings that do something to a terminal that shows them. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'an escape sequence': '\u001b[2J\u001b[31mred',
  'a clipboard command (OSC 52)': '\u001b]52;c;cm0gLXJmIC8=\u0007',
  'a link (OSC 8)': '\u001b]8;;https://example.com\u001b\\click\u001b]8;;\u001b\\',
  'C1 controls': '\u009b31m\u009d52;c;AAAA\u009c',
  'a direction override': '\u202egpj.exe\u202c',
  'a direction isolate': '\u2066abc\u2069\u200f\u061c',
  'line breaks': 'one\nTIME  CHANNEL\r\ntwo\rthree\u2028four\u0085',
  NUL: 'a\0b',
  DEL: 'a\u007fb',
  'backspaces and bells': 'abc\b\b\b\u0007',
  'a zero-width space and a byte order mark': 'a\u200bb\ufeffc',
  'a tag': 'a\u{e0041}b',
  'a lone surrogate': 'a\ud800b',
}

/** What must not reach a terminal: all of the above but the line feed that ends our own lines. */
export const UNSAFE_FOR_TERMINALS =
  /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u
