import { stringify } from 'csv-stringify/sync'

import { escapeForTerminal } from '../escape-for-terminal.ts'
import { escapeInvisible, unicodeEscape } from '../escape-invisible.ts'
import { valueAt } from '../fields/pick.ts'
import { toJson } from '../json.ts'
import { leavesOf } from '../leaves.ts'
import { guardFormula, guardFormulasInJson } from './guard-formula.ts'
import type { RecordFormatter, RecordOptions } from './record-formatter.ts'
import type { RecordKind } from './record-kind.ts'

/**
 * Records as CSV (RFC 4180, lines end with a line feed): a header of dotted field names, then a line each. Without chosen fields
 * the columns are known when all records have come, so that nothing is written before.
 *
 * A cell that a spreadsheet would take for a formula gets a `'` in front. Control characters other than tabs and line
 * breaks, and direction overrides, are escaped as JSON escapes them; on a terminal, which obeys a carriage return, line breaks
 * are as well.
 */
export function csvRecords<T extends object>(
  kind: RecordKind<T>,
  { paths, raw, onTerminal, escapeFormulas = true }: RecordOptions,
): RecordFormatter<T> {
  const escape = onTerminal ? escapeForTerminal : escapeCell
  const format = (lines: readonly (readonly string[])[]): string =>
    stringify(
      lines.map((line) =>
        line.map((cell) => {
          const escaped = escape(cell)
          return escapeFormulas ? guardFormula(escaped) : escaped
        }),
      ),
    )

  if (paths === undefined) {
    const rows: Map<string, string>[] = []
    return {
      add: (records) => {
        for (const record of records) rows.push(leaves(record, raw))
        return ''
      },
      end: () => {
        const columns = new Set(kind.stableFields)
        for (const row of rows) for (const path of row.keys()) if (path !== 'raw') columns.add(path)
        const header = raw ? [...columns, 'raw'] : [...columns]
        return format([header, ...rows.map((row) => header.map((path) => row.get(path) ?? ''))])
      },
    }
  }

  const chosen = raw ? [...paths, ['raw']] : paths
  let header: readonly string[][] = [chosen.map((path) => path.join('.'))]
  const withHeader = (lines: readonly string[][]): string => {
    const text = format([...header, ...lines])
    header = []
    return text
  }
  return {
    add: (records) =>
      records.length === 0
        ? ''
        : withHeader(records.map((record) => chosen.map((path) => cellOf(valueAt(record, path))))),
    end: () => (header.length === 0 ? '' : withHeader([])),
  }
}

function leaves(record: object, raw: boolean): Map<string, string> {
  const row = new Map(leavesOf(record).map(([path, value]) => [path, cellOf(value)]))
  if (raw && 'raw' in record) row.set('raw', cellOf(record.raw))
  return row
}

function cellOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return guardFormulasInJson(toJson(value))
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

const CONTROLS_AND_LONE_SURROGATES = /[\0-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/gu

function escapeCell(text: string): string {
  return escapeInvisible(text.replaceAll(CONTROLS_AND_LONE_SURROGATES, unicodeEscape))
}
