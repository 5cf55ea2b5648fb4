import { parse } from 'csv-parse'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import { linesOf } from '../input/lines.ts'

/** A message id of the input, as it stands there, and its line, from 1. */
export interface FoundId {
  readonly id: string
  readonly line: number
}

/** The ids of an input: one a line, or the cells of a column of CSV. Blank ones are left out. */
export function messageIdsOf(
  chunks: AsyncIterable<Uint8Array | string>,
  column: string | undefined,
): AsyncGenerator<FoundId, void, void> {
  return column === undefined ? idsOfLines(chunks) : idsOfColumn(chunks, column)
}

/** What is not UTF-8 is no id: it is told by its line. */
const decoder = new TextDecoder('utf-8')

async function* idsOfLines(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<FoundId, void, void> {
  for await (const { number, bytes } of linesOf(chunks)) {
    const id = decoder.decode(bytes).trim()
    if (id !== '') yield { id, line: number }
  }
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

async function* idsOfColumn(
  chunks: AsyncIterable<Uint8Array | string>,
  column: string,
): AsyncGenerator<FoundId, void, void> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => {
      if (header.includes(column)) return header
      throw usageFailure(
        `--column ${column}: the file has no such column.`,
        `It has: ${header.join(', ')}.`,
      )
    },
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve))
    }
    parser.end()
  }
  feed().catch((error: unknown) => {
    parser.destroy(error as Error)
  })
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      const id = record[column]?.trim() ?? ''
      if (id !== '') yield { id, line: info.lines }
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(exitCodes.failed, `The CSV cannot be read: ${(error as Error).message}.`)
  }
}
