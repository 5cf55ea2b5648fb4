import { createHash } from 'node:crypto'

import { ExportError } from './export-error.ts'
import type { Checkpoint } from './journal.ts'

/** What a journal of this software starts with. */
const KIND = 'bird-interactions export journal'

/** The version of the journals that are written here. Another one is not read. */
const VERSION = 1

/** A checkpoint as text, with what tells that none of it is missing. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const text = JSON.stringify({ kind: KIND, version: VERSION, ...checkpoint })
  return `${text}\n${hashOf(text)}\n`
}

/**
 * The checkpoint of a text of {@link formatCheckpoint}.
 *
 * @param path Where it was read.
 * @throws {@link ExportError} when it is anything else: it says which of cut, changed, foreign or of another version.
 */
export function parseCheckpoint(text: string, path: string): Checkpoint {
  const [json = '', hash, end] = text.split('\n')
  const value = parse(json)
  if (value?.['kind'] !== KIND && !text.startsWith(`{"kind":"${KIND}"`)) {
    throw unreadable(path, 'it is no journal of an export')
  }
  if (value?.['version'] !== VERSION && value !== undefined) {
    throw unreadable(
      path,
      `it is of version ${JSON.stringify(value['version'])}, and this software knows ${VERSION}`,
    )
  }
  if (value === undefined || hash === undefined || end === undefined) {
    throw unreadable(path, 'its end is missing')
  }
  if (hashOf(json) !== hash) throw unreadable(path, 'it was changed')
  const { kind: _, version: __, ...checkpoint } = value
  return checkpoint as unknown as Checkpoint
}

function parse(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function unreadable(path: string, why: string): ExportError {
  return new ExportError(
    'unreadable_journal',
    `The journal ${path} cannot be used: ${why}. Without it nothing tells what of the export is done: put it back as it was, or export anew.`,
    { path },
  )
}
