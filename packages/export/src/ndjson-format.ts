import { escapeInvisible } from './escape-invisible.ts'
import type { ExportFormat } from './export-format.ts'

/** Settings of {@link createNdjsonFormat}. */
export interface NdjsonFormatOptions {
  /** Adds to each row the object as received. Default false. */
  readonly raw?: boolean | undefined
}

/** One JSON object a line. It parses to what was decoded, character for character. */
export function createNdjsonFormat({ raw = false }: NdjsonFormatOptions = {}): ExportFormat {
  return {
    settings: { format: 'ndjson', raw: String(raw) },
    header: '',
    raw,
    format: (row) => `${escapeInvisible(JSON.stringify(row))}\n`,
  }
}
