import type { ExportRow } from './export-row.ts'

/** How rows are written. */
export interface ExportFormat {
  /** What decides how it is written, for a journal to compare: `{ format: 'csv', … }`. */
  readonly settings: Readonly<Record<string, string>>
  /** What stands before the first row of a new output. */
  readonly header: string
  /** Rows have the object as received. */
  readonly raw: boolean
  /** A row as text, with its line break. */
  readonly format: (row: ExportRow) => string
}
