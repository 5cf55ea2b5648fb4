import { ApiError, type BirdError, TimeoutError } from '@bird-interactions/core'

import { exitCodeOf } from '../../exit-code-of.ts'
import { exitCodes } from '../../exit-codes.ts'
import { say } from '../../output/say.ts'
import { exitCodeOfSignal } from '../../process-io.ts'
import { pauseFor } from './pause-for.ts'
import type { ListJob } from './list-once.ts'
import { unknownPlatforms, wordsOfProblem, wordsOfUnknownPlatforms } from './notes.ts'

/** The longest pause that failures alone lead to. */
const LONGEST_PAUSE_MS = 120_000

/**
 * Asks again and again, and prints what is new, each interaction once. A temporary failure makes the pauses longer, until an answer
 * comes; a message that fails for good is left out, and when none is left, that is the end.
 *
 * @param intervalMs From the last answer to the next question.
 * @returns The exit code: that of the signal that asked to stop, or of what went wrong.
 */
export async function watch(job: ListJob, intervalMs: number): Promise<number> {
  const { question, output, io } = job
  const stop = new AbortController()
  const stopped = io.untilStopped().then((signal) => {
    stop.abort()
    return signal
  })
  const pause = io.pause ?? pauseFor
  const seen = new Set<string>()
  const tell = once((lines) => say(io, ...lines))
  let ids = job.ids
  let pauseMs = intervalMs

  const sweep = async (): Promise<readonly BirdError[]> => {
    const temporary: BirdError[] = []
    const lost = new Set<string>()
    for await (const answer of question.ask(ids, stop.signal)) {
      const id = answer.ref.messageId
      const about = job.ids.length > 1 ? `message ${id}: ` : ''
      if (!answer.ok) {
        if (exitCodeOf(answer.error) === exitCodes.temporary) temporary.push(answer.error)
        else if (job.ids.length === 1) throw question.explain(answer.error, id)
        else {
          lost.add(id)
          await say(io, `problem: ${about}${answer.error.message}`)
        }
        continue
      }
      const fresh = answer.interactions.filter((interaction) => !seen.has(interaction.id))
      for (const interaction of fresh) seen.add(interaction.id)
      if (fresh.length > 0) await output.write(fresh)
      await tell([
        ...answer.problems.map((problem) => wordsOfProblem(problem, about)),
        ...wordsOfUnknownPlatforms(unknownPlatforms(fresh), job.channels),
      ])
    }
    ids = ids.filter((id) => !lost.has(id))
    return temporary
  }

  try {
    await say(
      io,
      `Watching ${countOf(ids.length)}, every ${seconds(intervalMs)}. Press Ctrl-C to stop.`,
    )
    while (!stop.signal.aborted) {
      const failures = await sweep()
      if (ids.length === 0) return exitCodes.failed
      pauseMs = failures.length === 0 ? intervalMs : longer(pauseMs, failures)
      const [first] = failures
      if (first !== undefined) {
        const which = job.ids.length > 1 ? `${failures.length} of ${countOf(ids.length)}: ` : ''
        await say(io, `note: ${which}${first.message} Asking again in ${seconds(pauseMs)}.`)
      }
      await pause(pauseMs, stop.signal)
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    await output.end()
  }
  return exitCodeOfSignal(await stopped)
}

/** Twice the pause, up to a limit, and never less than an answer asked for. */
function longer(pauseMs: number, failures: readonly BirdError[]): number {
  const asked = failures.map((error) =>
    error instanceof ApiError || error instanceof TimeoutError ? (error.retryAfterMs ?? 0) : 0,
  )
  return Math.max(Math.min(2 * pauseMs, Math.max(pauseMs, LONGEST_PAUSE_MS)), ...asked)
}

/** Passes each line on once. */
function once(
  pass: (lines: readonly string[]) => Promise<void>,
): (lines: readonly string[]) => Promise<void> {
  const passed = new Set<string>()
  return async (lines) => {
    const fresh = lines.filter((line) => !passed.has(line))
    for (const line of fresh) passed.add(line)
    if (fresh.length > 0) await pass(fresh)
  }
}

function countOf(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 100) / 10} s`
}
