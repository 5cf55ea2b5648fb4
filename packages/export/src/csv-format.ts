import type { Channel } from '@bird-interactions/core'

import { escapeFormula, quoteCell } from './csv-cell.ts'
import { escapeInvisible, unicodeEscape } from './escape-invisible.ts'
import type { ExportFormat } from './export-format.ts'
import type { ExportRow } from './export-row.ts'

/** Settings of {@link createCsvFormat}. */
export interface CsvFormatOptions {
  /** The channels of the client: each number of their `details` is a column. */
  readonly channels: readonly Channel[]
  /** Adds the column `raw`: the object as received, as JSON. Default false. */
  readonly raw?: boolean | undefined
  /** Puts `'` in front of what a spreadsheet would take for a formula. Default true. */
  readonly escapeFormulas?: boolean | undefined
}

/** The columns of texts, in their order; those of numbers of `details` follow. */
const COLUMNS = [
  'schemaVersion',
  'id',
  'messageId',
  'channelId',
  'channel',
  'platformId',
  'recipient',
  'type',
  'sentType',
  'createdAt',
  'messageCreatedAt',
  'listedUnder',
] as const

/** Of `metadata` what most ask for; all of it is in the column `metadata`, as JSON. */
const METADATA: Readonly<Record<string, (row: ExportRow) => string | boolean | undefined>> = {
  'metadata.button.payload': ({ metadata }) => metadata?.button?.payload,
  'metadata.link.name': ({ metadata }) => metadata?.link?.name,
  'metadata.link.url': ({ metadata }) => metadata?.link?.url,
  'metadata.reaction.emoji': ({ metadata }) => metadata?.reaction?.emoji,
  'metadata.reaction.action': ({ metadata }) => metadata?.reaction?.action,
  'metadata.prefetched': ({ metadata }) => metadata?.prefetched,
}

/**
 * CSV (RFC 4180, lines end with a line feed): a header, then a line each. The columns are the same whatever the rows hold.
 *
 * A cell that a spreadsheet would take for a formula gets a `'` in front. Control characters other than tabs and line breaks,
 * direction overrides and lone surrogates are escaped as JSON escapes them.
 */
export function createCsvFormat(options: CsvFormatOptions): ExportFormat {
  const { raw = false, escapeFormulas = true } = options
  const holes = holesOf(options.channels)
  const cell = (value: unknown): string => {
    if (value === undefined) return ''
    const text = escapeControls(typeof value === 'string' ? value : JSON.stringify(value))
    return quoteCell(escapeFormulas && typeof value !== 'number' ? escapeFormula(text) : text)
  }
  const line = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\n`
  const header = line([
    ...COLUMNS,
    'details.kind',
    'details.text',
    ...holes.map((hole) => `details.${hole}`),
    ...Object.keys(METADATA),
    'metadata',
    ...(raw ? ['raw'] : []),
  ])
  return {
    settings: { format: 'csv', header: header.trimEnd(), escapeFormulas: String(escapeFormulas) },
    header,
    raw,
    format: (row) =>
      line([
        ...COLUMNS.map((column) => row[column]),
        row.details?.kind,
        row.details?.text,
        ...holes.map((hole) => (isOwn(row.details, hole) ? row.details[hole] : undefined)),
        ...Object.values(METADATA).map((read) => read(row)),
        row.metadata,
        ...(raw ? [row.raw] : []),
      ]),
  }
}

/** The names of the numbers in the patterns of channels, each once, in the order of the alphabet. */
function holesOf(channels: readonly Channel[]): string[] {
  const patterns = channels.flatMap(({ interactions }) =>
    Object.values(interactions).flatMap(({ details = {} }) => Object.values(details).flat()),
  )
  const names = patterns.flatMap((pattern) =>
    [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)].toSorted()
}

function isOwn<T extends object>(value: T | undefined, key: string): value is T {
  return value !== undefined && Object.hasOwn(value, key)
}

const CONTROLS_AND_LONE_SURROGATES = /[\0-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/gu

function escapeControls(text: string): string {
  return escapeInvisible(text.replaceAll(CONTROLS_AND_LONE_SURROGATES, unicodeEscape))
}
