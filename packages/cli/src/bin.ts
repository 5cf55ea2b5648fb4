#!/usr/bin/env node
import { ready } from './ready-answers.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as in `| head -1`: what is left of the work is for nobody.
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
process.stderr.on('error', () => {
  // Nobody reads the words; the data is not their fault.
})

const argv = process.argv.slice(2)
const answer = ready(argv)
if (answer === undefined) {
  const { runProcess } = await import('./run-process.ts')
  await runProcess(argv)
} else {
  process.stdout.write(answer)
}
