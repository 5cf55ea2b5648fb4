import type { Channel, Dynamic } from '@bird-interactions/core'

import { exitCodeOf } from '../../exit-code-of.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import type { RecordOutput } from '../../output/open-output.ts'
import { say } from '../../output/say.ts'
import { isFailure, unknownPlatforms, wordsOfProblem, wordsOfUnknownPlatforms } from './notes.ts'
import type { Question } from './question.ts'

/** What a list is made of. */
export interface ListJob {
  readonly question: Question
  readonly ids: readonly string[]
  readonly channels: readonly Channel[]
  readonly output: RecordOutput<Dynamic>
  readonly io: Io
  /** How long all of it may take, in milliseconds. */
  readonly timeoutMs: number | undefined
  /** What the ids have had against them already: the exit codes. */
  readonly failures: readonly ExitCode[]
}

/** The client's own deadline comes first: its words tell what was tried. */
const AFTER_THE_DEADLINE_MS = 100

/** Lists every message once. */
export async function listOnce(job: ListJob): Promise<ExitCode> {
  const { question, ids, channels, output, io, timeoutMs } = job
  const several = ids.length + job.failures.length > 1
  const failures = [...job.failures]
  const open = new Set(ids)
  const empty: string[] = []
  const platforms = new Set<string | undefined>()
  let incomplete = false

  const late = new AbortController()
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          late.abort()
        }, timeoutMs + AFTER_THE_DEADLINE_MS)
  try {
    for await (const answer of question.ask(ids, late.signal)) {
      const id = answer.ref.messageId
      const about = several ? `message ${id}: ` : ''
      open.delete(id)
      if (!answer.ok) {
        if (!several) throw question.explain(answer.error, id)
        failures.push(exitCodeOf(answer.error))
        await say(io, `problem: ${about}${answer.error.message}`)
        continue
      }
      const { interactions, problems } = answer
      await output.write(interactions)
      for (const platform of unknownPlatforms(interactions)) platforms.add(platform)
      if (interactions.length === 0 && problems.length === 0) empty.push(id)
      if (problems.some(isFailure)) incomplete = true
      await say(io, ...problems.map((problem) => wordsOfProblem(problem, about)))
    }
  } catch (error) {
    if (!late.signal.aborted) throw error
    for (const id of open) {
      failures.push(exitCodes.temporary)
      await say(io, `problem: message ${id}: No answer within the time that --timeout allows.`)
    }
  } finally {
    clearTimeout(timer)
  }
  await output.end()
  await say(io, ...wordsOfEmpty(empty, ids.length), ...wordsOfUnknownPlatforms(platforms, channels))
  if (failures.length > 0)
    return exitCodeOfMany(failures, failures.length === ids.length + job.failures.length)
  return incomplete ? exitCodes.failed : exitCodes.done
}

/** Some failures among many are one code; when all failed alike, it is theirs. */
function exitCodeOfMany(failures: readonly ExitCode[], all: boolean): ExitCode {
  const [first = exitCodes.failed] = failures
  return all && failures.every((code) => code === first) ? first : exitCodes.failed
}

function wordsOfEmpty(empty: readonly string[], total: number): string[] {
  if (empty.length === 0) return []
  if (total > 1)
    return [`No interactions yet: Bird's list is empty for ${empty.length} of ${total} messages.`]
  return [
    `No interactions yet: Bird's list for message ${empty.join()} is empty, so nobody is known to have read or clicked.`,
  ]
}
