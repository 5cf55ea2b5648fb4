import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import type { WriteStream } from 'node:tty'

import type { Input, Io, Output, StopSignal } from './io.ts'

/** The process as {@link Io}. */
export function processIo(modulePath: string): Io {
  return {
    stdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    modulePath: realpathSync(modulePath),
    untilStopped,
    ask,
  }
}

/** What a shell shows as the exit code of a process that a signal ended. */
export function exitCodeOfSignal(signal: StopSignal): number {
  return 128 + constants.signals[signal]
}

const stdin: Input = {
  get isTerminal() {
    return process.getBuiltinModule('node:tty').isatty(0)
  },
  end: () => {
    process.stdin.destroy()
  },
  [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
}

/** A standard stream: only a terminal says what it is. */
interface Stream extends Pick<WriteStream, 'write'> {
  readonly isTTY?: boolean
  readonly columns?: number
}

function outputOf(stream: Stream): Output {
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns
    },
    write: (text) =>
      new Promise((resolve) => {
        stream.write(text, () => {
          // A reader that has gone is the business of the stream's error listener.
          resolve()
        })
      }),
  }
}

async function ask(question: string, hidden?: 'hidden'): Promise<string> {
  const { askAtTerminal } = await import('./ask-at-terminal.ts')
  return askAtTerminal(question, hidden)
}

const STOP_SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

function untilStopped(): Promise<StopSignal> {
  return new Promise((resolve) => {
    const stop = (signal: StopSignal): void => {
      // A second signal ends the process at once.
      for (const other of STOP_SIGNALS) process.off(other, stop)
      resolve(signal)
    }
    for (const signal of STOP_SIGNALS) process.on(signal, stop)
  })
}
