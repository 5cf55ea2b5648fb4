import { faultVocabulary } from '../src/index.ts'

/** The vocabulary as the table of the README. Where a field takes one of many words, they stand below it. */
export function faultTable(): string {
  const rows = [
    ['field', 'what', 'example'],
    ...faultVocabulary.map(({ field, means, example }) => [
      `\`${abridged(field).replaceAll('|', '\\|')}\``,
      means,
      `\`${example}\``,
    ]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[], filler: string): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, filler)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head, ' '), line(['', '', ''], '-'), ...body.map((row) => line(row, ' '))].join('\n')
}

function abridged(field: string): string {
  return field.length < 45 ? field : field.replace(/=.*/, '=<word>')
}
