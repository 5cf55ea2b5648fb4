import type { ByHour } from '@bird-interactions/summary'

import { bar } from './bar.ts'
import { GAP, type Layout, padEnd } from './layout.ts'
import { count } from './words.ts'

const WIDEST_BAR = 40
const SHORTEST_BAR = 4

/** Reads and clicks by the hour of the day, a line for each hour, with bars where there is room. */
export function hourTable({ timeZone, hours }: ByHour, layout: Layout): string[] {
  const most = {
    reads: Math.max(...hours.map(({ reads }) => reads)),
    clicks: Math.max(...hours.map(({ clicks }) => clicks)),
  }
  const widths = {
    hour: 'HOUR'.length,
    reads: Math.max('READS'.length, count(most.reads).length),
    clicks: Math.max('CLICKS'.length, count(most.clicks).length),
  }
  const figures = widths.hour + widths.reads + widths.clicks + 2 * GAP.length
  const space = Math.floor((layout.width - figures - 2 * GAP.length) / 2)
  const barWidth = space < SHORTEST_BAR ? 0 : Math.min(space, WIDEST_BAR)

  const lineOf = (cells: readonly string[], bars: readonly [string, string]): string => {
    const [hour = '', reads = '', clicks = ''] = cells
    const middle = barWidth === 0 ? [] : [padEnd(bars[0], barWidth, layout)]
    return [
      hour.padStart(widths.hour),
      reads.padStart(widths.reads),
      ...middle,
      clicks.padStart(widths.clicks),
      barWidth === 0 ? '' : bars[1],
    ]
      .join(GAP)
      .trimEnd()
  }
  const barOf = (number: number, highest: number): string =>
    highest === 0 ? '' : bar(number / highest, barWidth, layout.unicode)

  return [
    layout.paint.header(padEnd(`By hour of the day, ${timeZone}`, layout.width, layout).trimEnd()),
    layout.paint.header(lineOf(['HOUR', 'READS', 'CLICKS'], ['', ''])),
    ...hours.map(({ hour, reads, clicks }) =>
      lineOf(
        [String(hour), count(reads), count(clicks)],
        [barOf(reads, most.reads), barOf(clicks, most.clicks)],
      ),
    ),
  ]
}
