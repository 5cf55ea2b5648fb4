#!/usr/bin/env node
import { fileURLToPath } from 'node:url'

import { main } from './main.ts'
import { processIo } from './process-io.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as in `| head -1`: what is left of the work is for nobody.
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
process.stderr.on('error', () => {
  // Nobody reads the words; the data is not their fault.
})

/** Nothing is left to wait for, and yet the command is not done. */
function endTooEarly(): void {
  process.stderr.write(
    'error: The command cannot go on: a channel package or a plugin waits for what never comes.\n',
  )
  process.exit(1)
}

process.once('beforeExit', endTooEarly)
process.exitCode = await main(process.argv.slice(2), processIo(fileURLToPath(import.meta.url)))
process.off('beforeExit', endTooEarly)
