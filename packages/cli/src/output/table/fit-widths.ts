/** What is known of a column before it gets its width. */
export interface Measured {
  readonly name: string
  /** How many columns of the terminal the header takes. */
  readonly header: number
  /** How many the widest cell takes. */
  readonly cells: number
}

/** Which column gives way, and how much of it is kept. */
export type GiveWay = readonly [name: string, keep: number]

/** Between two columns. */
export const GAP = '  '

/** A header that is cut is still a word to recognise. */
const SHORTEST_HEADER = 4

/**
 * The widths of the columns of a table. While they do not fit, first the headers give way that are wider than all below them, then
 * the columns that hurt least, in the order given, and at last whichever is the widest. Each keeps a column of the terminal at
 * least, so that a very narrow terminal may still be too narrow.
 *
 * @param columns How wide the terminal is.
 */
export function fitWidths(
  measured: readonly Measured[],
  columns: number,
  order: readonly GiveWay[],
): number[] {
  const widths = measured.map(({ header, cells }) => Math.max(header, cells))
  let excess = totalWidth(widths) - columns
  const shrink = (index: number, keep: number): void => {
    const width = widths[index] ?? 0
    const taken = Math.min(excess, width - keep)
    if (taken <= 0) return
    widths[index] = width - taken
    excess -= taken
  }
  for (const [index, { cells }] of measured.entries()) {
    shrink(index, Math.max(cells, SHORTEST_HEADER))
  }
  for (const [name, keep] of order) {
    const index = measured.findIndex((column) => column.name === name)
    if (index !== -1) shrink(index, keep)
  }
  while (excess > 0) {
    const widest = Math.max(...widths)
    if (widest <= 1) break
    shrink(widths.indexOf(widest), widest - 1)
  }
  return widths
}

/** How wide a table of such columns is. */
export function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1))
}
