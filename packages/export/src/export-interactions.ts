import { ApiError, type BirdError, TimeoutError } from '@bird-interactions/core'
import type { ListManyResult, MessageRef } from '@bird-interactions/core/client'

import { createCommitter } from './committer.ts'
import { ExportError } from './export-error.ts'
import type { ExportFormat } from './export-format.ts'
import type { ExportEnd, ExportOptions, ExportReport } from './export-options.ts'
import type { Texts } from './committer.ts'
import type { ExportedInteraction } from './export-row.ts'
import { failureLine, leftOutLine } from './failure-line.ts'
import type { Checkpoint, ExportCounts } from './journal.ts'
import { createNdjsonFormat } from './ndjson-format.ts'
import { createPositionSet, withoutRanges } from './position-set.ts'
import { type PlacedRef, pullRefs } from './pull-refs.ts'
import { rowOf } from './row-of.ts'

/** Many messages have the time: better late than among the failures. */
const RETRIES = 5
const TOTAL_MS = 300_000

const NOTHING: ExportCounts = {
  messages: 0,
  interactions: 0,
  failed: 0,
  duplicates: 0,
  leftOut: 0,
  possiblyTruncated: 0,
}

/**
 * Exports the interactions of many messages, a row each, in order of completion. A message's failure is listed, and the rest
 * goes on. With a journal, an export that ended early, however it did, goes on where the journal says: nothing is lost, and
 * nothing is there twice.
 *
 * Memory stays flat: 16 to 50 bytes an id, to ask for each message once.
 *
 * @returns How it ended. It does not throw for what Bird answers.
 * @throws {@link ExportError} when a sink or the journal fails, or the journal belongs to an export of something else.
 * @throws What the input throws.
 *
 * @example
 * ```ts
 * const files = await openExportFiles('campaign.ndjson')
 * const { ended, counts } = await exportInteractions({ client: bird, refs, ...files })
 * await files.close()
 * ```
 */
export async function exportInteractions(options: ExportOptions): Promise<ExportReport> {
  const { client, sink, journal, failures, leftOut, signal, onProgress } = options
  const format = options.format ?? createNdjsonFormat()
  const settings = { ...options.settings, ...format.settings }
  const before = await journal?.read()
  if (before !== undefined) checkSettings(before.settings, settings)
  const start = options.retryFailed === true ? withoutFailures(before) : before
  const done = createPositionSet(start?.done)
  const failed = createPositionSet(start?.failed)
  const counts = { ...(start?.counts ?? NOTHING) }
  const refs = pullRefs(options.refs, {
    before: start,
    done,
    onDuplicate: () => (counts.duplicates += 1),
  })
  const halt = new AbortController()
  let ended: ExportEnd | undefined
  let error: BirdError | undefined
  let isComplete = start?.complete ?? false
  let failedNow = 0

  await sink.open(start?.bytes.rows)
  await failures?.open(start?.bytes.failures)
  await leftOut?.open(start?.bytes.leftOut)
  const committer = createCommitter(
    { rows: sink, failures, leftOut },
    {
      journal,
      everyMs: options.checkpointEveryMs ?? 250,
      onFailure: () => {
        refs.stop()
        halt.abort()
      },
      snapshot: () => ({
        settings,
        ...refs.read(),
        done: done.ranges(),
        failed: failed.ranges(),
        counts: { ...counts },
        complete: isComplete,
      }),
    },
  )
  // What cannot be written shows before the first request; and there is no row that no journal knows of.
  await committer.begin()
  if ((await sink.flush()) === 0) committer.add({ rows: format.header })
  if (isComplete) return { ended: 'complete', counts: { ...counts } }

  const end = (how: ExportEnd, why?: BirdError): void => {
    if (ended === undefined) {
      ended = how
      error = why
    }
    refs.stop()
  }
  const stopListening = listen(signal, options.graceMs ?? 5000, halt, () => {
    end('stopped')
  })
  try {
    for await (const result of client.interactions.listMany(refs, {
      workspaceId: options.workspaceId,
      concurrency: options.concurrency,
      retries: options.retries ?? RETRIES,
      timeout: { totalMs: TOTAL_MS, ...options.timeout },
      signal: halt.signal,
    })) {
      const ref = result.ref as PlacedRef
      if (!result.ok && isHeldBack(result.error)) {
        end('held_back', result.error)
        continue
      }
      done.add(ref.position)
      if (result.ok) {
        committer.add(textsOf(result, ref, format, counts))
      } else {
        failed.add(ref.position)
        counts.failed += 1
        failedNow += 1
        committer.add({ failures: failureLine(ref, result.error) })
        if (failedNow > (options.maxFailures ?? Infinity)) end('too_many_failures', result.error)
      }
      onProgress?.({ ...counts })
      await committer.ready()
    }
  } catch (thrown) {
    if (isDenied(thrown)) end('denied', thrown)
    else if (!halt.signal.aborted || thrown !== halt.signal.reason) throw thrown
  } finally {
    stopListening()
    refs.stop()
    isComplete = ended === undefined && refs.hasEnded()
    await committer.finish()
  }
  const retryAfterMs = retryAfterOf(error)
  return {
    ended: ended ?? 'complete',
    counts: { ...counts },
    ...(error !== undefined && { error }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

type Listed = Extract<ListManyResult<MessageRef, ExportedInteraction>, { readonly ok: true }>

/** What a message adds to each sink, and to the counts. */
function textsOf(
  { interactions, problems }: Listed,
  ref: PlacedRef,
  format: ExportFormat,
  counts: { -readonly [Name in keyof ExportCounts]: number },
): Partial<Texts> {
  counts.messages += 1
  counts.interactions += interactions.length
  let leftOut = ''
  for (const problem of problems) {
    if (problem.code === 'possibly_truncated') counts.possiblyTruncated += 1
    else if (problem.code !== 'other_message') {
      counts.leftOut += 1
      leftOut += leftOutLine(ref, problem)
    }
  }
  const rows = interactions.map((one) => format.format(rowOf(one, ref, format.raw))).join('')
  return { rows, leftOut }
}

/** The checkpoint, if what failed had not been asked for. */
function withoutFailures(before: Checkpoint | undefined): Checkpoint | undefined {
  if (before === undefined || before.failed.length === 0) return before
  return {
    ...before,
    done: withoutRanges(before.done, before.failed),
    failed: [],
    bytes: { ...before.bytes, failures: 0 },
    counts: { ...before.counts, failed: 0 },
    complete: false,
  }
}

/** @throws {@link ExportError} that names what is different. */
function checkSettings(before: Checkpoint['settings'], now: Checkpoint['settings']): void {
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  const other = [...names].filter((name) => before[name] !== now[name])
  if (other.length === 0) return
  const list = other.map(
    (name) => `${name} was ${quote(before[name])} and is ${quote(now[name])} now`,
  )
  throw new ExportError(
    'foreign_journal',
    `The journal belongs to an export of something else: ${list.join(', ')}. Go on with what it began with, or export to another file.`,
  )
}

function quote(value: string | undefined): string {
  return value === undefined ? 'not set' : JSON.stringify(value)
}

/** Calls back once when the signal aborts, and ends what is under way when the grace is over. */
function listen(
  signal: AbortSignal | undefined,
  graceMs: number,
  halt: AbortController,
  onStop: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  const stop = (): void => {
    onStop()
    timer = setTimeout(() => {
      halt.abort()
    }, graceMs)
  }
  if (signal?.aborted === true) stop()
  else signal?.addEventListener('abort', stop, { once: true })
  return () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/** The answer would be the same for every message. */
function isDenied(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.status === 401 || error.status === 403)
}

/** The message may be asked for later than the export would wait: it has not failed. */
function isHeldBack(error: BirdError): boolean {
  return (
    retryAfterOf(error) !== undefined &&
    (error instanceof TimeoutError || (error instanceof ApiError && error.status === 429))
  )
}

function retryAfterOf(error: BirdError | undefined): number | undefined {
  return error instanceof ApiError || error instanceof TimeoutError ? error.retryAfterMs : undefined
}
