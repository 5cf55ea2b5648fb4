import type { Dynamic } from '@bird-interactions/core'
import { stringify } from 'csv-stringify/sync'

import { escapeForTerminal } from './escape-for-terminal.ts'
import { escapeInvisible, unicodeEscape } from './escape-invisible.ts'
import { toJson } from './json.ts'
import { leavesOf } from './leaves.ts'

/** The columns that are always there, in this order; those of further fields follow. */
export const STABLE_COLUMNS = [
  'id',
  'messageId',
  'channelId',
  'channel',
  'type',
  'sentType',
  'createdAt',
  'platformId',
  'details.kind',
  'details.text',
  'metadata.button.payload',
] as const

/** How CSV is written. */
export interface CsvOptions {
  /** Adds the column `raw`: the object as received, as JSON. */
  readonly raw: boolean
  /** A terminal obeys a carriage return, so there line breaks in a cell are escaped too. */
  readonly forTerminal: boolean
}

/**
 * Interactions as CSV (RFC 4180, lines end with a line feed): a header of dotted field names, then a line each.
 *
 * A cell that a spreadsheet would take for a formula gets a `'` in front. Control characters other than tabs and line
 * breaks, and direction overrides, are escaped as JSON escapes them.
 */
export function toCsv(interactions: readonly Dynamic[], options: CsvOptions): string {
  const rows = interactions.map((interaction) => new Map(leavesOf(interaction)))
  const columns = new Set<string>(STABLE_COLUMNS)
  for (const row of rows) for (const path of row.keys()) columns.add(path)
  if (options.raw) {
    columns.add('raw')
    for (const [index, row] of rows.entries()) row.set('raw', toJson(interactions[index]?.raw))
  }
  const header = [...columns]
  const lines = rows.map((row) => header.map((path) => String(row.get(path) ?? '')))
  const escape = options.forTerminal ? escapeForTerminal : escapeCell
  return stringify(
    [header, ...lines].map((line) => line.map(escape)),
    { escape_formulas: true },
  )
}

const CONTROLS_AND_LONE_SURROGATES = /[\0-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/gu

function escapeCell(text: string): string {
  return escapeInvisible(text.replaceAll(CONTROLS_AND_LONE_SURROGATES, unicodeEscape))
}
