import { escapeForTerminal } from '../output/escape-for-terminal.ts'
import type { Paint } from '../output/paint.ts'
import { cut, widthOf } from '../output/table/cut.ts'

/** What a summary is laid out for. */
export interface Layout {
  /** Columns of the terminal. */
  readonly width: number
  /** Without it, nothing but ASCII. */
  readonly unicode: boolean
  readonly paint: Paint
}

/** Between two columns. */
export const GAP = '  '

/** A text of a message, harmless on one line of any terminal. */
export function safe(text: string, { unicode }: Pick<Layout, 'unicode'>): string {
  const escaped = escapeForTerminal(text)
  return unicode
    ? escaped
    : escaped.replaceAll(/[^ -~]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`)
}

/** A harmless text in so many columns: cut, or followed by blanks. */
export function padEnd(text: string, columns: number, { unicode }: Layout): string {
  const kept = cut(text, columns)
  const shown = unicode || kept === text ? kept : `${kept.slice(0, -1)}~`
  return shown + ' '.repeat(Math.max(0, columns - widthOf(shown, columns)))
}

/** Sentences on lines that fit, each line after the first indented. What has no blank in it may be cut. */
export function wrap(text: string, layout: Layout): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line.trim() === '' || widthOf(longer, layout.width) <= layout.width) line = longer
    else {
      lines.push(line)
      line = `  ${word}`
    }
  }
  return [...lines, line].map((whole) => padEnd(whole, layout.width, layout).trimEnd())
}
