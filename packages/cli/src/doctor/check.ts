import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Failure } from '../failure.ts'

/** What came of one check. */
export interface Check {
  readonly name: string
  readonly state: 'ok' | 'failed' | 'skipped'
  /** What was found, or why it was skipped. */
  readonly found: string
  /** What to do, one line each. */
  readonly advice: readonly string[]
  /** What a command that needs this would end with. */
  readonly exitCode: ExitCode
}

export function ok(name: string, found: string): Check {
  return { name, state: 'ok', found, advice: [], exitCode: exitCodes.done }
}

export function skipped(name: string, found: string): Check {
  return { name, state: 'skipped', found, advice: [], exitCode: exitCodes.done }
}

export function failed(name: string, { message, advice, exitCode }: Failure): Check {
  return { name, state: 'failed', found: message, advice, exitCode }
}

/** What needs somebody to change something comes before what may pass by itself. */
const WORST_FIRST: readonly ExitCode[] = [
  exitCodes.usage,
  exitCodes.denied,
  exitCodes.notFound,
  exitCodes.failed,
  exitCodes.brokenContract,
  exitCodes.temporary,
]

/** The exit code of the worst of them. */
export function worstExitCode(checks: readonly Check[]): ExitCode {
  const codes = new Set(checks.map(({ exitCode }) => exitCode))
  return WORST_FIRST.find((code) => codes.has(code)) ?? exitCodes.done
}
