import type { Io } from './io.ts'
import { reportFailure } from './output/report-failure.ts'
import { runProgram } from './program.ts'
import { refuseKeyArgument } from './settings/refuse-key-argument.ts'
import { unexpectedFailure } from './unexpected-failure.ts'

/**
 * The command: data goes to `io.stdout`, words to `io.stderr`. It neither ends the process nor throws.
 *
 * @param argv The arguments, without those of Node.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    refuseKeyArgument(argv)
    return await runProgram(argv, io, main)
  } catch (error) {
    return reportFailure(unexpectedFailure(error), io)
  }
}
