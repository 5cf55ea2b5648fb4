import type { Io } from './io.ts'
import { hideAccessKey } from './output/hide-access-key.ts'
import { reportFailure } from './output/report-failure.ts'
import { withColors } from './output/with-colors.ts'
import { runProgram } from './program/program.ts'
import { refuseKeyArgument } from './settings/refuse-key-argument.ts'
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
    return reportFailure(unexpectedFailure(error), io)
  }
}
