import { valueAt } from '../fields/pick.ts'
import { toJson } from '../json.ts'
import { NOTHING } from '../table/cell.ts'
import { createTable } from '../table/table.ts'
import type { RecordFormatter, RecordOptions } from './record-formatter.ts'
import type { RecordColumn, RecordKind } from './record-kind.ts'

/** So many rows decide how wide the columns are: enough to fill a screen many times, too few to fill the memory. */
const ROWS_TO_MEASURE = 500

/** Records as a table for people. The header is written even when there is none. */
export function tableRecords<T extends object>(
  kind: RecordKind<T>,
  options: RecordOptions,
): RecordFormatter<T> {
  const columns = options.paths === undefined ? kind.columns(options) : chosen(kind, options)
  const table = createTable(
    options.live === true ? columns : columns.map((column) => ({ ...column, usual: undefined })),
    { width: options.width, paint: options.paint, giveWay: kind.giveWay },
  )
  const held: T[] = []
  let begun = false
  const write = (): string => {
    begun = true
    return table.lines(held.splice(0).map((record) => columns.map(({ cell }) => cell(record))))
  }
  return {
    add: (records) => {
      held.push(...records)
      const enough = begun || options.live === true || held.length >= ROWS_TO_MEASURE
      return enough && held.length > 0 ? write() : ''
    },
    end: () => (begun || options.live === true ? '' : write()),
  }
}

/** A column for each chosen field, under its name. */
function chosen<T extends object>(
  { masked = (value) => value }: RecordKind<T>,
  { paths = [], onTerminal, showRecipients }: RecordOptions,
): RecordColumn<T>[] {
  const hide = onTerminal && !showRecipients
  return paths.map((path) => ({
    name: path.join('.'),
    cell: (record) => {
      const value = valueAt(record, path)
      if (value === undefined) return NOTHING
      try {
        return textOf(hide ? masked(value, path) : value)
      } catch (error) {
        if (error instanceof RangeError) return { text: 'nested too deeply', tone: 'caution' }
        throw error
      }
    },
  }))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : toJson(value)
}
