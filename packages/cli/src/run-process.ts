import { fileURLToPath } from 'node:url'

import type { Io } from './io.ts'
import { failWith, main } from './main.ts'
import { hideAccessKey } from './output/hide-access-key.ts'
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
  const io = hideAccessKey(processIo(fileURLToPath(import.meta.url)))
  endWhenThrown(argv, io)
  process.once('beforeExit', endTooEarly)
  process.exit(await main(argv, io))
}

/** What is thrown where nobody waits for it, by a plugin for example, ends the command in words as well. */
function endWhenThrown(argv: readonly string[], io: Io): void {
  process.once('uncaughtException', (error) => {
    // Whatever else is thrown now has nothing to add.
    process.on('uncaughtException', () => {})
    void endWith(error, argv, io)
  })
}

async function endWith(error: unknown, argv: readonly string[], io: Io): Promise<never> {
  process.exit(await failWith(error, argv, io))
}
