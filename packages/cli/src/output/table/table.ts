import { escapeForTerminal } from '../escape-for-terminal.ts'
import { type Paint, plain } from '../paint.ts'
import type { Cell } from './cell.ts'
import { cut, widthOf } from './cut.ts'
import { fitWidths, GAP, type GiveWay, totalWidth } from './fit-widths.ts'

/** A column of a table. */
export interface TableColumn {
  /** What {@link TableOptions.giveWay} calls the column. */
  readonly name: string
  /** Default: the name. */
  readonly header?: string | undefined
  /** Which side is cut when the column is too narrow. Default: the end. */
  readonly cutFrom?: 'start' | 'end' | undefined
  /** How wide its cells may become, in columns of a terminal, when the first rows do not tell. */
  readonly usual?: number | undefined
}

/** How a table is laid out. */
export interface TableOptions {
  /** How many columns the terminal has; without it nothing is cut. */
  readonly width?: number | undefined
  /** Which columns give way first when the terminal is too narrow, and how much of each is kept. */
  readonly giveWay?: readonly GiveWay[] | undefined
  /** Default: no colours. */
  readonly paint?: Paint | undefined
}

/** A table that is written part by part. */
export interface Table {
  /** Rows as lines of text. The first time they come under the header, and decide how wide the columns are. */
  readonly lines: (rows: readonly (readonly Cell[])[]) => string
}

/** A longer cell stands out of its column: a megabyte in one row must not be a megabyte of blanks in every other. */
const WIDEST_COLUMN = 200

/** A table for people: every cell escaped and on one line, wide glyphs counted as two. */
export function createTable(columns: readonly TableColumn[], options: TableOptions = {}): Table {
  const { width, giveWay = [] } = options
  const most = width ?? WIDEST_COLUMN
  const header = columns.map(({ name, header: text = name }): Cell => ({ text, tone: 'header' }))
  let widths: readonly number[] | undefined

  const measure = (rows: readonly (readonly string[])[]): number[] => {
    const measured = columns.map(({ name, header: text = name, usual = 0 }, index) => ({
      name,
      header: widthOf(text, most),
      cells: rows.reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '', most)), usual),
    }))
    return width === undefined
      ? measured.map(({ header: own, cells }) => Math.min(Math.max(own, cells), WIDEST_COLUMN))
      : fitWidths(measured, width, giveWay)
  }

  const lineOf = (
    texts: readonly string[],
    cells: readonly Cell[],
    fitted: readonly number[],
    paint: Paint,
  ): string => {
    const last = texts.findLastIndex((text) => text !== '')
    return texts
      .slice(0, last + 1)
      .map((whole, index) => {
        const space = fitted[index] ?? 0
        const from = cells === header ? 'end' : columns[index]?.cutFrom
        const text = width === undefined ? whole : cut(whole, space, from)
        const cell = cells[index]
        const painted = typeof cell === 'object' ? paint[cell.tone](text) : text
        if (index === last) return painted
        return painted + ' '.repeat(Math.max(0, space - widthOf(text, most)))
      })
      .join(GAP)
  }

  return {
    lines: (rows) => {
      const texts = rows.map((row) => row.map((cell) => escapeForTerminal(textOf(cell))))
      const first = widths === undefined
      const fitted = (widths ??= measure(texts))
      const fits = width === undefined || totalWidth(fitted) <= width
      // A line that is cut as a whole is not painted: the end of its colour would be cut off.
      const paint = fits ? (options.paint ?? plain) : plain
      const lines = texts.map((row, index) => lineOf(row, rows[index] ?? [], fitted, paint))
      if (first) lines.unshift(lineOf(header.map(textOf), header, fitted, paint))
      return lines.map((line) => `${fits ? line : cut(line, width)}\n`).join('')
    },
  }
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}
