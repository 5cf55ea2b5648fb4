/** Texts that have broken parsers of strings: none of them is what a channel documents. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\n',
  '\u0000',
  '{}',
  '{item}',
  'item_{item}_clicked',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'kind',
  'unrecognized',
  'null',
  'undefined',
  '[object Object]',
  '0',
  '-0',
  'NaN',
  'Infinity',
  '%s %d %j',
  '$&$1$`',
  '(a+)+$',
  '\\',
  '\u001B[2J\u001B]52;c;\u0007',
  '\u202Edekcilc_0_meti',
  '\uD800',
  '\uFEFF',
  '=HYPERLINK("https://example.com")',
  '<script>alert(1)</script>',
  '💥',
  '0'.repeat(100_000),
  '9'.repeat(100_000),
  'item_'.repeat(20_000),
]

/** Texts that differ from a documented one in a way that must not be overlooked. */
export function nearMisses(text: string): readonly string[] {
  const around = [
    `${text}\n`,
    `${text}\r\n`,
    ` ${text}`,
    `${text} `,
    `${text}\u0000`,
    `\uFEFF${text}`,
    `${text}\u200B`,
    `x${text}`,
    `${text}x`,
    `${text}${text}`,
    `${text}\n${text}`,
    text.slice(1),
    text.slice(0, -1),
  ]
  const digits = /\d/.test(text) ? NO_INTEGERS.map((digit) => text.replace(/\d+/, () => digit)) : []
  const cased = [text.toUpperCase(), text.replace(/^[a-z]/, (letter) => letter.toUpperCase())]
  return [...around, ...digits, ...cased].filter((near) => near !== text)
}

/** What is no integer of a pattern, though some parsers take it for one. */
const NO_INTEGERS = [
  '',
  '00',
  '007',
  '-1',
  '+1',
  '1.5',
  '1,000',
  '1_000',
  '1e3',
  '0x1',
  ' 1',
  '1 ',
  '٣',
  '１',
  '①',
  '{item}',
  '1000000000',
  '9007199254740993',
  '9'.repeat(10_000),
]
