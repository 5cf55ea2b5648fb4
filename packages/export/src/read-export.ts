import { TextDecoder } from 'node:util'

import { parse } from 'csv-parse'

import { unescapeFormula } from './csv-cell.ts'
import { ExportError } from './export-error.ts'
import { type ExportRow, SCHEMA_VERSION } from './export-row.ts'
import { linesOf } from './lines.ts'

/** What {@link readExport} reads: chunks of a file or of a stream, however it is cut. */
export type ExportSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/**
 * The rows of an export, NDJSON or CSV, one by one: an export may be larger than the memory. Blank lines are skipped. A row of
 * CSV has what its columns have.
 *
 * @param source Such as `createReadStream('campaign.ndjson')`.
 * @throws {@link ExportError} with code `unreadable_export` at a line that is no row, and at a row of a newer schema version:
 * what its fields mean is not known here.
 *
 * @example
 * ```ts
 * for await (const { recipient, type } of readExport(createReadStream('campaign.ndjson'))) {
 *   console.log(recipient, type)
 * }
 * ```
 */
export async function* readExport(source: ExportSource): AsyncGenerator<ExportRow, void, void> {
  const chunks = textOf(source)
  const first = await chunks.next()
  if (first.done === true) return
  const all = prepend(first.value, chunks)
  yield* /^\s*\{/.test(first.value) ? readNdjson(all) : readCsv(all)
}

/** UTF-8 without a byte order mark, in chunks that are not empty or blank at the start. */
async function* textOf(source: ExportSource): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begun = false
  for await (const chunk of source) {
    const text = decode(decoder, typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
    if (!begun && text.trim() === '') continue
    begun = true
    yield text
  }
  decode(decoder)
}

function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined })
  } catch (cause) {
    throw new ExportError(
      'unreadable_export',
      'This is no export: it is not UTF-8. Pass the file that an export wrote, as it is.',
      { cause },
    )
  }
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield first
  yield* rest
}

async function* readNdjson(chunks: AsyncIterable<string>): AsyncGenerator<ExportRow, void, void> {
  for await (const { number, text } of linesOf(chunks)) {
    if (text.trim() === '') continue
    const row = parseJson(text)
    if (row === undefined) throw noRow(number)
    yield checked(row, number)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<ExportRow, void, void> {
  const parser = parse({ columns: true, info: true, skip_empty_lines: true, max_record_size: 0 })
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve))
    }
    parser.end()
  }
  const feeding = feed().catch((error: unknown) => {
    parser.destroy(error as Error)
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      yield checked(rowOfCsv(record, info.lines), info.lines)
    }
    await feeding
  } catch (error) {
    if (error instanceof ExportError) throw error
    throw new ExportError(
      'unreadable_export',
      `This is no export: it is neither NDJSON nor CSV that can be read (${(error as Error).message}). Pass the file that an export wrote, as it is.`,
      { cause: error },
    )
  }
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

const NUMBER = /^\d+$/

function rowOfCsv(record: CsvRecord['record'], line: number): unknown {
  const row: Record<string, unknown> = {}
  const details: Record<string, string | number> = {}
  for (const [column, cell] of Object.entries(record)) {
    if (cell === '') continue
    const text = unescapeFormula(cell)
    if (column === 'schemaVersion') row[column] = Number(text)
    else if (column === 'metadata' || column === 'raw') {
      const value = parseJson(text)
      if (value === undefined) throw noRow(line)
      row[column] = value
    } else if (column === 'details.kind' || column === 'details.text') {
      details[column.slice('details.'.length)] = text
    } else if (column.startsWith('details.') && NUMBER.test(text)) {
      details[column.slice('details.'.length)] = Number(text)
    } else if (!column.startsWith('metadata.')) row[column] = text
  }
  if (Object.keys(details).length > 0) row['details'] = details
  return row
}

/** What every row has, whatever else it has. */
const ALWAYS = ['id', 'messageId', 'channelId', 'channel', 'type', 'createdAt'] as const

function checked(value: unknown, line: number): ExportRow {
  if (typeof value !== 'object' || value === null) throw noRow(line)
  const row = value as Partial<ExportRow>
  const version: unknown = row.schemaVersion
  if (!Number.isInteger(version)) throw noRow(line)
  if ((version as number) > SCHEMA_VERSION) {
    throw new ExportError(
      'unreadable_export',
      `Line ${line} is of version ${String(version)} of the export's schema, and this software reads up to ${SCHEMA_VERSION}. Update @bird-interactions/export, or what brings it along.`,
    )
  }
  if (ALWAYS.some((field) => typeof row[field] !== 'string')) throw noRow(line)
  return row as ExportRow
}

function noRow(line: number): ExportError {
  return new ExportError(
    'unreadable_export',
    `Line ${line} is no row of an export. It may have been cut off, or changed by hand: export again, or resume the export that wrote it.`,
  )
}
