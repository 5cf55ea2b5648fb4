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

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as in `| head -1`: what is left of the work is for nobody.
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
process.stderr.on('error', () => {
  // Nobody reads the words; the data is not their fault.
})

/**
 * Runs the command with the process as its world, and ends it: all is written, and what undici compiles in the background
 * would be waited for.
 */
export async function runProcess(argv: readonly string[]): Promise<void> {
  process.once('beforeExit', endTooEarly)
  process.exit(await main(argv, processIo(fileURLToPath(import.meta.url))))
}
