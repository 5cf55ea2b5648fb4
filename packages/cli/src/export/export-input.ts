import { createHash } from 'node:crypto'

import type { ExportRef } from '@bird-interactions/export'

import { openInput } from '../input/open-input.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { isUuid } from '../settings/uuid.ts'
import { messageIdsOf } from './message-ids.ts'

/** The messages of an export. */
export interface ExportInput {
  readonly refs: () => AsyncIterable<ExportRef>
  /** How many there are, where that is known before the end. */
  readonly total: number | undefined
  /** What tells this input from another, where that is known before the end. */
  readonly hash: string | undefined
}

/** What is known of a file that was read once. */
interface Counted {
  readonly total: number
  readonly hash: string
}

/** Where the ids come from. */
export interface InputPlace {
  /** `-` for standard input. */
  readonly file: string
  readonly column: string | undefined
  readonly channelId: string
  readonly channel: string | undefined
}

/**
 * The messages of a file or of standard input. A file is read once beforehand, to know how many there are and to know it again
 * when the export goes on.
 *
 * @throws {@link Failure} when the file cannot be read.
 */
export async function readExportInput(place: InputPlace, io: Io): Promise<ExportInput> {
  const counted = place.file === '-' ? undefined : await count(place, io)
  return {
    refs: () => refsOf(place, io),
    total: counted?.total,
    hash: counted?.hash,
  }
}

async function count({ file, column }: InputPlace, io: Io): Promise<Counted> {
  const hash = createHash('sha256')
  let total = 0
  for await (const { id } of messageIdsOf(openInput(file, io), column)) {
    hash.update(`${id}\n`)
    total += 1
  }
  return { total, hash: hash.digest('hex') }
}

/** More lines that are no id say nothing new: it may be the wrong file, or the wrong column. */
const MOST_TOLD = 20

async function* refsOf(
  { file, column, channelId, channel }: InputPlace,
  io: Io,
): AsyncGenerator<ExportRef, void, void> {
  let bad = 0
  for await (const { id, line } of messageIdsOf(openInput(file, io), column)) {
    if (!isUuid(id)) {
      bad += 1
      if (bad <= MOST_TOLD) await say(io, `line ${line}: This is no UUID: ${shortened(id)}`)
      if (bad === MOST_TOLD) await say(io, 'More lines like these are not shown.')
    }
    yield { channelId, messageId: id, channel, line }
  }
}

function shortened(id: string): string {
  return JSON.stringify(id.length > 60 ? `${id.slice(0, 60)}…` : id)
}
