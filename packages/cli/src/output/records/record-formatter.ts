import type { Path } from '../fields/known-fields.ts'
import type { Format } from '../format.ts'
import type { Paint } from '../paint.ts'
import type { RecordKind, View } from './record-kind.ts'

/** How records are written. */
export interface RecordOptions extends View {
  readonly format: Format
  /** Only these fields, in this order. */
  readonly paths?: readonly Path[] | undefined
  /** Adds to each record, under `raw`, the object as received. */
  readonly raw: boolean
  /** How many columns the terminal has that a table must fit into. */
  readonly width?: number | undefined
  /** Default: no colours. */
  readonly paint?: Paint | undefined
  /** Records come now and then, and each is wanted at once: the first do not tell how wide the columns of a table become. */
  readonly live?: boolean | undefined
  /** Puts a `'` before a cell of CSV that a spreadsheet would take for a formula. Default true. */
  readonly escapeFormulas?: boolean | undefined
}

/** Records as text, part by part. */
export interface RecordFormatter<T> {
  /** The text that can be written now that these records have come; some may be held back. */
  readonly add: (records: readonly T[]) => string
  /** The text of what was held back, and what comes after the last record. */
  readonly end: () => string
}

/** What writes records of a kind. What it takes is loaded for the format that is asked for. */
export async function createRecordFormatter<T extends object>(
  kind: RecordKind<T>,
  options: RecordOptions,
): Promise<RecordFormatter<T>> {
  switch (options.format) {
    case 'table': {
      const { tableRecords } = await import('./table-records.ts')
      return tableRecords(kind, options)
    }
    case 'json':
    case 'ndjson': {
      const { jsonArray, jsonLines } = await import('./json-records.ts')
      return options.format === 'json' ? jsonArray(options) : jsonLines(options)
    }
    case 'csv': {
      const { csvRecords } = await import('./csv-records.ts')
      return csvRecords(kind, options)
    }
    default:
      return options.format satisfies never
  }
}
