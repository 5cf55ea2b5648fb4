import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import type { Io, StopSignal } from '../../src/io.ts'
import { main } from '../../src/main.ts'

/** A key that no output may show. */
export const CANARY = 'canary-7f3c1d9e5b'

export const WORKSPACE = '3b1c5f9e-6c1f-4b0f-9a53-0c7b6a0f8d11'
export const CHANNEL = 'cc79a83e-ae28-4d20-9576-cd6ef76641a1'
export const MESSAGE = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'

/** What a run of the command left behind. */
export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** What a test sets; the rest is as in a pipe, with all settings but the base URL in the environment. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdin?: string | Uint8Array | Iterable<string | Uint8Array>
  readonly stdinIsTerminal?: boolean
  readonly stdoutIsTerminal?: boolean
  /** How wide that terminal is. */
  readonly columns?: number
  readonly cwd?: string
  readonly modulePath?: string
  readonly untilStopped?: () => Promise<StopSignal>
  readonly ask?: Io['ask']
  /** Default: real time. */
  readonly pause?: Io['pause']
  readonly timeZone?: string
  /** Called with each text that goes to stdout. */
  readonly onStdout?: (text: string) => void
}

/** Runs the command as a shell would, without a process. */
export async function run(
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  const stdin = surroundings.stdin ?? ''
  const chunks = typeof stdin === 'string' || stdin instanceof Uint8Array ? [stdin] : stdin
  const io: Io = {
    stdin: {
      isTerminal: surroundings.stdinIsTerminal ?? false,
      [Symbol.asyncIterator]: () => Readable.from(chunks)[Symbol.asyncIterator](),
    },
    stdout: {
      isTerminal: surroundings.stdoutIsTerminal ?? false,
      columns: surroundings.columns,
      write: async (text) => {
        written.stdout += text
        surroundings.onStdout?.(text)
      },
    },
    stderr: {
      isTerminal: false,
      write: async (text) => {
        written.stderr += text
      },
    },
    env: {
      BIRD_ACCESS_KEY: CANARY,
      BIRD_WORKSPACE_ID: WORKSPACE,
      BIRD_CHANNEL_ID: CHANNEL,
      ...surroundings.env,
    },
    cwd: surroundings.cwd ?? '/',
    modulePath:
      surroundings.modulePath ?? fileURLToPath(new URL('../../src/bin.ts', import.meta.url)),
    untilStopped: surroundings.untilStopped ?? (() => Promise.resolve('SIGINT')),
    ask: surroundings.ask,
    pause: surroundings.pause,
    timeZone: surroundings.timeZone,
    // No jitter, so no pause between attempts.
    random: () => 0,
  }
  const exitCode = await main(argv, io)
  return { exitCode, ...written }
}
