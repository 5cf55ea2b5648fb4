import { writeCrashReport } from './crash-report.ts'
import type { Io } from './io.ts'
import { escapeForTerminal } from './output/escape-for-terminal.ts'
import { hideAccessKey } from './output/hide-access-key.ts'
import { reportFailure } from './output/report-failure.ts'
import { withColors } from './output/with-colors.ts'
import { runProgram } from './program/program.ts'
import { refuseKeyArgument } from './settings/refuse-key-argument.ts'
import { stackOf } from './stack-of.ts'
import { unexpectedFailure } from './unexpected-failure.ts'

/**
 * The command: data goes to `io.stdout`, words to `io.stderr`. It neither ends the process nor throws.
 *
 * @param argv The arguments, without those of Node.
 * @param surroundings No words to people hold the access key of its environment.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], surroundings: Io): Promise<number> {
  const io = withColors(argv, hideAccessKey(surroundings))
  try {
    refuseKeyArgument(argv)
    return await runProgram(argv, io, main)
  } catch (error) {
    return failWith(error, argv, io)
  }
}

/** Says what went wrong: the stack only where it is asked for. Returns the exit code. */
export async function failWith(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const redact = io.redact ?? ((text) => text)
  const failure = unexpectedFailure(error, () => writeCrashReport({ error, argv, redact }))
  const exitCode = await reportFailure(failure, io)
  if (argv.includes('--debug')) {
    const lines = stackOf(error).split('\n').map(escapeForTerminal)
    await io.stderr.write(`${lines.join('\n')}\n`)
  }
  return exitCode
}
