import type { Io } from '../io.ts'
import { duration } from './duration.ts'
import type { ExportRef } from '@bird-interactions/export'

import { isUuid } from '../settings/uuid.ts'

/** What an export would do. */
export interface DryRun {
  readonly requests: number
  readonly duplicates: number
  readonly invalid: number
  /** How long it takes at least, in milliseconds. */
  readonly milliseconds: number
}

/** Those that wait go a fiftieth slower than the rate, as the limiter of core says. */
const SLOWER = 1.02

/** Counts what an export would ask for. Nothing is sent. */
export async function countRequests(refs: AsyncIterable<ExportRef>, rate: number): Promise<DryRun> {
  const known = new Set<string>()
  let duplicates = 0
  let invalid = 0
  for await (const { messageId } of refs) {
    const id = messageId.toLowerCase()
    if (!isUuid(id)) invalid += 1
    else if (known.has(id)) duplicates += 1
    else known.add(id)
  }
  const requests = known.size
  return { requests, duplicates, invalid, milliseconds: (requests / rate) * 1000 * SLOWER }
}

/** Says what an export would do. */
export async function printDryRun(
  { requests, duplicates, invalid, milliseconds }: DryRun,
  { rate, json, io }: { readonly rate: number; readonly json: boolean; readonly io: Io },
): Promise<void> {
  if (json) {
    const seconds = Math.ceil(milliseconds / 1000)
    await io.stdout.write(`${JSON.stringify({ requests, duplicates, invalid, rate, seconds })}\n`)
    return
  }
  const also = [
    ...(duplicates > 0 ? [`${duplicates} ids are there more than once`] : []),
    ...(invalid > 0 ? [`${invalid} lines are no ids`] : []),
  ]
  await io.stdout.write(
    `${requests.toLocaleString('en-US')} requests, ${duration(milliseconds)} or more at ${rate} a second.${also.length > 0 ? ` ${also.join(', ')}.` : ''}\n`,
  )
}
