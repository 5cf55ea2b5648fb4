import type { Io } from '../io.ts'
import type { Failure } from '../failure.ts'
import { say } from './say.ts'

/** Says what went wrong and what to do next. Returns the exit code. */
export async function reportFailure(failure: Failure, io: Io): Promise<number> {
  await say(io, `error: ${failure.message}`, ...failure.advice.map((line) => `  ${line}`))
  return failure.exitCode
}
