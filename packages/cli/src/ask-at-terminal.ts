import { createInterface, type Interface } from 'node:readline/promises'
import { Writable } from 'node:stream'

import { usageFailure } from './failure.ts'

let isHidden = false
let lines: Interface | undefined

/**
 * Asks on stderr for a line of standard input.
 *
 * @param hidden What is typed does not show.
 * @throws {@link Failure} when the input ends instead.
 */
export async function askAtTerminal(question: string, hidden?: 'hidden'): Promise<string> {
  lines ??= openTerminal()
  isHidden = hidden === 'hidden'
  if (isHidden) process.stderr.write(question)
  try {
    return await Promise.race([lines.question(question), ended(lines)])
  } finally {
    if (isHidden) process.stderr.write('\n')
    isHidden = false
  }
}

/** One for all questions: whoever pastes several lines at once answers several of them. */
function openTerminal(): Interface {
  const output = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      if (!isHidden) process.stderr.write(chunk)
      done()
    },
  })
  const opened = createInterface({ input: process.stdin, output, terminal: true })
  // Here the terminal hands over Ctrl-C as a key.
  opened.once('SIGINT', () => {
    opened.close()
    process.kill(process.pid, 'SIGINT')
  })
  return opened
}

function ended(open: Interface): Promise<never> {
  return new Promise((_resolve, reject) => {
    open.once('close', () => {
      reject(usageFailure('The input ended before the question was answered. Nothing was kept.'))
    })
  })
}
