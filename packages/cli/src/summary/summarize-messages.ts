import type { Channel } from '@bird-interactions/core'
import type { BirdClient } from '@bird-interactions/core/client'
import type { SummaryCounter } from '@bird-interactions/summary'

import { useChannels } from '../channels/use-channels.ts'
import type { SummaryFlags } from '../commands/summary.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { explainRequestError } from '../explain-request-error.ts'
import { createProgress, type Progress } from '../export/progress.ts'
import type { Io } from '../io.ts'
import { openClient } from '../open-client.ts'
import { say } from '../output/say.ts'
import { readRequestSettings } from '../settings/request-settings.ts'
import { type AskingContext, messageRefs } from './message-refs.ts'
import type { SummarySource } from './summary-source.ts'
import { count } from './words.ts'

/** What a summary from Bird is made with. */
export interface AskContext {
  readonly flags: SummaryFlags
  readonly io: Io
  readonly signal: AbortSignal
}

/**
 * Asks Bird for the interactions of many messages, and counts them.
 *
 * @returns The exit code: not all of them may be had.
 * @throws {@link Failure} when the key is refused, or a file cannot be read.
 * @throws The reason of the signal when it aborts.
 */
export async function summarizeMessages(
  source: Exclude<SummarySource, { readonly kind: 'export' }>,
  summary: SummaryCounter,
  { flags, io, signal }: AskContext,
): Promise<ExitCode> {
  const settings = await readRequestSettings(flags, io)
  const channels: readonly Channel[] = await useChannels(flags, io)
  const progress = createProgress(io)
  let client: BirdClient<readonly Channel[]> | undefined
  try {
    client = openClient(settings, io, {
      channels,
      rateLimit: { perSecond: flags.rate },
      observe: progress.observe,
    })
    const asking = { client, channelId: settings.channelId.value, channel: flags.as, io, signal }
    return await askAll(source, summary, { ...asking, progress })
  } catch (error) {
    throw explainRequestError(error, settings)
  } finally {
    await progress.end()
    await client?.close()
    io.stdin.end?.()
  }
}

/** More of them say nothing new. */
const MOST_TOLD = 5

async function askAll(
  source: Exclude<SummarySource, { readonly kind: 'export' }>,
  summary: SummaryCounter,
  { progress, ...asking }: AskingContext & { readonly progress: Progress },
): Promise<ExitCode> {
  const { client, io, signal } = asking
  const counts = {
    messages: 0,
    interactions: 0,
    failed: 0,
    duplicates: 0,
    leftOut: 0,
    possiblyTruncated: 0,
  }
  const { refs, total } = await messageRefs(source, asking)
  progress.start(total)
  for await (const result of client.interactions.listMany(refs, { signal })) {
    summary.addResult(result)
    if (result.ok) {
      const codes = result.problems.map(({ code }) => code)
      counts.messages += 1
      counts.interactions += result.interactions.length
      counts.leftOut += codes.filter((code) => code === 'malformed').length
      counts.possiblyTruncated += Number(codes.includes('possibly_truncated'))
    } else {
      counts.failed += 1
      const { ref, error } = result
      if (counts.failed <= MOST_TOLD) await say(io, `message ${ref.messageId}: ${error.message}`)
      if (counts.failed === MOST_TOLD) await say(io, 'More that fail are not shown.')
    }
    progress.update({ ...counts })
  }
  if (counts.possiblyTruncated > 0) {
    await say(
      io,
      `note: ${count(counts.possiblyTruncated)} lists have exactly 10 interactions, which is a full page by Bird's general rule, and name no further one: they may be cut, or be all.`,
    )
  }
  return counts.failed + counts.leftOut === 0 ? exitCodes.done : exitCodes.failed
}
