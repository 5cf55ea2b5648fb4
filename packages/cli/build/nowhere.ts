import type { Io } from '../src/io.ts'

/** Surroundings that have nothing but a place to write to. */
export function nowhere(write: (text: string) => void): Io {
  const out = {
    isTerminal: false,
    write: async (text: string) => {
      write(text)
    },
  }
  return {
    stdin: { isTerminal: true, async *[Symbol.asyncIterator]() {} },
    stdout: out,
    stderr: out,
    env: {},
    cwd: '/',
    modulePath: '/',
    untilStopped: () => new Promise(() => {}),
  }
}
