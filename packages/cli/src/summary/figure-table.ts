import { widthOf } from '../output/table/cut.ts'
import { bar } from './bar.ts'
import { GAP, type Layout, padEnd } from './layout.ts'

/** A line of figures, each of its texts harmless. */
export interface FigureRow {
  readonly label: string
  /** One for each column. */
  readonly figures: readonly string[]
  /** How long its bar is, from 0 to 1. */
  readonly share: number
}

/** Lines that belong together: what is longest of them fills the space for bars. */
export interface FigureGroup {
  readonly title: string
  readonly rows: readonly FigureRow[]
}

/** A column of figures. */
export interface FigureColumn {
  readonly header: string
  /** What gives way first where space is short: the highest number. */
  readonly rank: number
}

const WIDEST_BAR = 40
const SHORTEST_BAR = 5
/** Where neither fits whole, a label gets this much before a bar does. */
const FAIR_LABEL = 24
const FAIR_BAR = 16
const WIDEST_LABEL = 60
/** Labels that are cut to less are none. */
const SHORTEST_LABEL = 16

/**
 * Groups of figures under one header, with a bar at the end of each line where there is room for it. In a narrow terminal
 * first the bars give way, then columns, then labels.
 */
export function figureTable(
  columns: readonly FigureColumn[],
  groups: readonly FigureGroup[],
  layout: Layout,
): string[] {
  const rows = groups.flatMap((group) => group.rows)
  const widths = columns.map(({ header }, column) =>
    Math.max(header.length, ...rows.map(({ figures }) => figures[column]?.length ?? 0)),
  )
  const labelWidth = Math.min(
    WIDEST_LABEL,
    Math.max(
      ...groups.map(({ title }) => title.length),
      ...rows.map(({ label }) => widthOf(label, WIDEST_LABEL)),
    ),
  )
  const wantedLabel = Math.min(labelWidth, SHORTEST_LABEL)
  const shown = columnsThatFit(columns, widths, layout.width - wantedLabel)
  const figuresWidth = shown.reduce((sum, column) => sum + GAP.length + (widths[column] ?? 0), 0)
  const space = layout.width - figuresWidth
  const fair = Math.max(FAIR_LABEL, space - GAP.length - FAIR_BAR)
  const most = space - GAP.length - SHORTEST_BAR >= wantedLabel ? fair : space
  const label = Math.max(1, Math.min(labelWidth, most, space))
  const barWidth = Math.min(WIDEST_BAR, space - label - GAP.length)

  const lineOf = (text: string, figures: readonly string[], end: string): string =>
    [
      padEnd(text, label, layout),
      ...shown.map((column) => (figures[column] ?? '').padStart(widths[column] ?? 0)),
      end,
    ]
      .join(GAP)
      .trimEnd()

  const headers = columns.map(({ header }) => header)
  return groups.flatMap(({ title, rows: own }, index) => {
    const longest = Math.max(...own.map(({ share }) => share))
    return [
      ...(index === 0 ? [] : ['']),
      layout.paint.header(lineOf(title, index === 0 ? headers : [], '')),
      ...own.map(({ label: text, figures, share }) => {
        const end =
          barWidth < SHORTEST_BAR || longest <= 0
            ? ''
            : bar(share / longest, barWidth, layout.unicode)
        return lineOf(text, figures, end)
      }),
    ]
  })
}

/** The numbers of the columns that there is room for, in order; one always is. */
function columnsThatFit(
  columns: readonly FigureColumn[],
  widths: readonly number[],
  space: number,
): number[] {
  const byRank = columns
    .map((_, column) => column)
    .toSorted((left, right) => (columns[left]?.rank ?? 0) - (columns[right]?.rank ?? 0))
  let rest = space
  const shown = byRank.filter((column) => {
    rest -= GAP.length + (widths[column] ?? 0)
    return rest >= 0 || column === byRank[0]
  })
  return shown.toSorted((left, right) => left - right)
}
