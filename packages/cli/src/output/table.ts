import stringWidth from 'string-width'

import { escapeForTerminal } from './escape-for-terminal.ts'

const GAP = '  '

/** A table for people: every cell escaped, every column as wide as its widest cell, wide glyphs counted as two. */
export function toTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(escapeForTerminal))
  const widths = header.map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, stringWidth(line[column] ?? '')), 0),
  )
  return lines
    .map((line) => {
      const cells = line.map((cell, column) => padEnd(cell, widths[column] ?? 0))
      return `${cells.join(GAP).trimEnd()}\n`
    })
    .join('')
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}
