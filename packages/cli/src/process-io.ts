import { realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { isatty, type WriteStream } from 'node:tty'

import type { Input, Io, Output, StopSignal } from './io.ts'

/** The process as {@link Io}. */
export function processIo(modulePath: string): Io {
  return {
    stdin,
    stdout: outputOf(process.stdout, 1),
    stderr: outputOf(process.stderr, 2),
    env: process.env,
    cwd: process.cwd(),
    modulePath: realpathSync(modulePath),
    untilStopped,
  }
}

/** What a shell shows as the exit code of a process that a signal ended. */
export function exitCodeOfSignal(signal: StopSignal): number {
  return 128 + constants.signals[signal]
}

const stdin: Input = {
  get isTerminal() {
    return isatty(0)
  },
  [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
}

function outputOf(stream: WriteStream, descriptor: number): Output {
  return {
    isTerminal: isatty(descriptor),
    write: (text) =>
      new Promise((resolve) => {
        stream.write(text, () => {
          // A reader that has gone is the business of the stream's error listener.
          resolve()
        })
      }),
  }
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
