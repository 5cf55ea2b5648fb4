import type { ButtonFigures, ClickFigures, Summary, Tally, Times } from '@bird-interactions/summary'

import { type FigureColumn, type FigureGroup, type FigureRow, figureTable } from './figure-table.ts'
import { hourTable } from './hour-table.ts'
import { type Layout, safe, wrap } from './layout.ts'
import { count, countOf, percent, timeSpan } from './words.ts'

/** More lines than that nobody reads. */
const MOST_ROWS = 20

/** A summary for people: harmless in a terminal, no line wider than it. */
export function formatSummary(summary: Summary, layout: Layout): string {
  const sections = [
    wrap(headline(summary), layout),
    people(summary, layout),
    times(summary, layout),
    summary.reads + summary.clicks > summary.byHour.unknown
      ? hourTable(summary.byHour, layout)
      : [],
    notes(summary, layout).flatMap((note) => wrap(note, layout)),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
    .join('\n')
}

function headline({ sent, messages, recipients }: Summary): string {
  const known = countOf(recipients, 'recipient')
  if (sent === null) {
    return `${countOf(messages, 'message')} with interactions, of ${known}.`
  }
  return `${countOf(sent, 'message')} sent; ${count(messages)} with interactions, of ${known}.`
}

const COLUMNS: readonly FigureColumn[] = [
  { header: 'PEOPLE', rank: 1 },
  { header: 'TIMES', rank: 3 },
  { header: 'OF SENT', rank: 4 },
  { header: 'OF READERS', rank: 2 },
]

function people(summary: Summary, layout: Layout): string[] {
  const { reads, readers, clicks, clickers, sent, clickThrough, buttons, cards } = summary
  const columns = COLUMNS.filter(({ header }) => sent !== null || header !== 'OF SENT')
  const rowOf = (
    label: string,
    [people, times]: readonly [number, number],
    [ofSent, ofReaders]: readonly [number | null, number | null],
  ): FigureRow => ({
    label,
    figures: [
      count(people),
      count(times),
      ...(sent === null ? [] : [percent(ofSent)]),
      percent(ofReaders),
    ],
    share: people,
  })
  const clickRow = (label: string, figures: ClickFigures): FigureRow => {
    const { ofSent, ofReaders } = figures.clickThrough
    return rowOf(label, [figures.clickers, figures.clicks], [ofSent, ofReaders])
  }
  const channels = new Set(buttons.map(({ channel }) => channel))
  const named = (channel: string, label: string): string =>
    channels.size > 1 ? `${safe(channel, layout)} ${label}` : label
  const groups: FigureGroup[] = [
    {
      title: '',
      rows: [
        rowOf('Read', [readers, reads], [sent ? readers / sent : null, null]),
        rowOf('Clicked', [clickers, clicks], [clickThrough.ofSent, clickThrough.ofReaders]),
      ],
    },
    {
      title: 'Button',
      rows: mostClicked(buttons).map((button) =>
        clickRow(named(button.channel, labelOf(button, layout)), button),
      ),
    },
    {
      title: 'Card',
      rows: mostClicked(cards).map((card) =>
        clickRow(named(card.channel, `card ${card.card}`), card),
      ),
    },
  ]
  return figureTable(
    columns,
    groups.filter(({ rows }) => rows.length > 0),
    layout,
  )
}

/** All of a few, in their order; of many those that were clicked by most. */
function mostClicked<Figures extends ClickFigures>(all: readonly Figures[]): readonly Figures[] {
  return all.length <= MOST_ROWS
    ? all
    : all.toSorted((left, right) => right.clickers - left.clickers).slice(0, MOST_ROWS)
}

function labelOf({ place, name, payloads }: ButtonFigures, layout: Layout): string {
  const between = layout.unicode ? ' · ' : ' / '
  const where = Object.entries(place).map(([hole, number]) => `${hole} ${number}`)
  const [payload] = payloads.texts
  const text = where.length === 0 ? name : payload?.text
  const more = payload !== undefined && payload.count < payloads.total ? ' …' : ''
  const parts = [
    ...(where.length > 0 ? [where.join(between)] : []),
    ...(text === undefined ? [] : [JSON.stringify(text) + (where.length > 0 ? more : '')]),
  ]
  return safe(parts.length === 0 ? '(nothing tells what)' : parts.join(' '), layout)
}

function times({ timeToRead, timeToClick }: Summary, layout: Layout): string[] {
  const rowOf = (label: string, { known, unknown, medianMs, p90Ms }: Times): FigureRow => ({
    label,
    figures: [timeSpan(medianMs), timeSpan(p90Ms), `${count(known)} of ${count(known + unknown)}`],
    share: 0,
  })
  const rows = [
    ...(timeToRead.known + timeToRead.unknown > 0 ? [rowOf('To the first read', timeToRead)] : []),
    ...(timeToClick.known + timeToClick.unknown > 0
      ? [rowOf('To the first click', timeToClick)]
      : []),
  ]
  if (rows.length === 0) return []
  const columns = [
    { header: 'MEDIAN', rank: 1 },
    { header: '9 OF 10 IN', rank: 2 },
    { header: 'KNOWN FOR', rank: 3 },
  ]
  return figureTable(columns, [{ title: 'Time', rows }], layout)
}

function notes(summary: Summary, layout: Layout): string[] {
  const { leftOut, unrecognized, otherTypes, byHour, buttons } = summary
  const { platforms, types, details, malformed } = unrecognized
  const told = (number: number, note: string): string[] => (number > 0 ? [note] : [])
  const texts = (tally: Tally): string => textsOf(tally, layout)
  return [
    ...told(
      summary.clickersWithoutRead,
      `${countOf(summary.clickersWithoutRead, 'recipient')} clicked without a read that is known.`,
    ),
    ...told(
      Math.max(0, buttons.length - MOST_ROWS),
      `${countOf(buttons.length, 'button')}: the ${MOST_ROWS} most clicked are shown, --json has more.`,
    ),
    ...told(
      summary.clicksElsewhere,
      `${countOf(summary.clicksElsewhere, 'click')} on still more buttons.`,
    ),
    ...told(otherTypes.total, `Also: ${texts(otherTypes)}.`),
    ...told(
      leftOut.prefetched,
      `Left out: ${count(leftOut.prefetched)} prefetched by a machine (--include-prefetched counts them).`,
    ),
    ...told(leftOut.duplicates, `Left out: ${countOf(leftOut.duplicates, 'duplicate')}.`),
    ...told(platforms.total, `Not recognised, the platform: ${texts(platforms)}.`),
    ...told(types.total, `Not recognised, the type: ${texts(types)}.`),
    ...told(details.total, `Not recognised, the details: ${texts(details)}.`),
    ...told(malformed, `Not recognised: ${countOf(malformed, 'element')} without an identity.`),
    ...told(byHour.unknown, `${countOf(byHour.unknown, 'time')} could not be read.`),
    ...told(
      summary.failedMessages,
      `Not counted: ${countOf(summary.failedMessages, 'message')} that could not be had.`,
    ),
  ]
}

/** The most frequent words, with their numbers. */
const MOST_WORDS = 5

function textsOf({ total, texts }: Tally, layout: Layout): string {
  const shown = texts.slice(0, MOST_WORDS)
  const rest = total - shown.reduce((sum, text) => sum + text.count, 0)
  return [
    ...shown.map((text) => `${safe(JSON.stringify(text.text), layout)} ${count(text.count)}`),
    ...(rest > 0 ? [`others ${count(rest)}`] : []),
  ].join(', ')
}
