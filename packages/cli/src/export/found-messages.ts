import { open, rename } from 'node:fs/promises'

import { compareCreatedAt } from '@bird-interactions/core'
import type { ListedMessage } from '@bird-interactions/core/client'
import { listAllMessages, type MessagesClient } from '@bird-interactions/export'

import { usageFailure } from '../failure.ts'

/** Which messages of a channel. */
export interface MessageFilter {
  readonly since: string | undefined
  readonly until: string | undefined
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * A moment of the command line: a day, which starts in UTC, or a time as RFC 3339 writes it.
 *
 * @throws {@link Failure} when it is none.
 */
export function parseMoment(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const moment = DAY.test(text) ? `${text}T00:00:00Z` : text
  if (/^\d{4}-\d{2}-\d{2}T/.test(moment) && !Number.isNaN(Date.parse(moment))) return moment
  throw usageFailure(
    `${flag} ${text}: this is no time.`,
    'Pass a day, such as 2026-01-31, or a time, such as 2026-01-31T09:30:00Z.',
  )
}

/** What a scan of a channel has found so far. */
export interface Scan {
  listed: number
  chosen: number
  /** Without a time of their own, nothing tells whether they are of the time asked for: they are chosen. */
  undated: number
}

/** Nothing found yet. */
export function newScan(): Scan {
  return { listed: 0, chosen: 0, undated: 0 }
}

/**
 * The ids of the messages of a channel that are asked for, from a list of all of them. Messages that somebody sent to the
 * channel are left out: interactions are those with messages sent through it.
 *
 * @param scan Counts along.
 */
export async function* foundIds(
  client: MessagesClient,
  channelId: string,
  { since, until }: MessageFilter,
  { scan, signal }: { readonly scan: Scan; readonly signal: AbortSignal },
): AsyncGenerator<string, void, void> {
  const isAsked = ({ createdAt, direction }: ListedMessage): boolean => {
    if (direction === 'incoming') return false
    if (createdAt === undefined) {
      if (since !== undefined || until !== undefined) scan.undated += 1
      return true
    }
    return (
      (since === undefined || compareCreatedAt(createdAt, since) >= 0) &&
      (until === undefined || compareCreatedAt(createdAt, until) < 0)
    )
  }
  for await (const message of listAllMessages(client, channelId, { signal })) {
    scan.listed += 1
    if (!isAsked(message)) continue
    scan.chosen += 1
    yield message.id
  }
}

/** What a scan found, for people. */
export function scanLine({ listed, chosen, undated }: Scan): string {
  const doubt = undated === 0 ? '' : `; ${undated} of them have no time of their own`
  return `The channel has ${listed} messages, of which ${chosen} are exported${doubt}.`
}

const CHUNK_CHARACTERS = 65_536

/** Writes ids to a file that is there whole, or not at all. */
export async function writeIds(path: string, ids: AsyncIterable<string>): Promise<void> {
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w')
  try {
    let waiting = ''
    for await (const id of ids) {
      waiting += `${id}\n`
      if (waiting.length < CHUNK_CHARACTERS) continue
      await file.writeFile(waiting)
      waiting = ''
    }
    await file.writeFile(waiting)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
