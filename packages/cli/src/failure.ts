import { type ExitCode, exitCodes } from './exit-codes.ts'

/** What ends a command early: for a person to read, with what to do next. */
export class Failure extends Error {
  readonly exitCode: ExitCode
  /** What to do next, one line each. */
  readonly advice: readonly string[]

  constructor(exitCode: ExitCode, message: string, ...advice: readonly string[]) {
    super(message)
    this.exitCode = exitCode
    this.advice = advice
  }

  static {
    Object.defineProperty(this.prototype, 'name', { value: 'Failure', configurable: true })
  }
}

/** The command was called in a way that cannot work. Nothing was read or sent. */
export function usageFailure(message: string, ...advice: readonly string[]): Failure {
  return new Failure(exitCodes.usage, message, ...advice)
}
