#!/usr/bin/env node
import { writeSync } from 'node:fs'

import { ready } from './ready-answers.ts'
import type * as commands from './run-process.ts'

const argv = process.argv.slice(2)
const answer = ready(argv)
if (answer === undefined) {
  // The build makes this file apart from the rest, so that an answer needs nothing else.
  const { runProcess } = require('./run-process.js') as typeof commands
  void runProcess(argv)
} else {
  print(answer)
}

/** Writes at once: a stream takes longer to get ready. */
function print(text: string): void {
  const bytes = Buffer.from(text)
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(1, bytes, written)
  } catch (error) {
    // The reader has seen enough, as in `| head -1`.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}
