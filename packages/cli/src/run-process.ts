import { fileURLToPath } from 'node:url'

import { main } from './main.ts'
import { processIo } from './process-io.ts'

/** Nothing is left to wait for, and yet the command is not done. */
function endTooEarly(): void {
  process.stderr.write(
    'error: The command cannot go on: a channel package or a plugin waits for what never comes.\n',
  )
  process.exit(1)
}

/** Runs the command with the process as its world, and sets the exit code. */
export async function runProcess(argv: readonly string[]): Promise<void> {
  process.once('beforeExit', endTooEarly)
  process.exitCode = await main(argv, processIo(fileURLToPath(import.meta.url)))
  process.off('beforeExit', endTooEarly)
}
