import type { Io } from '../io.ts'

/** Runs the command again, for `demo`. */
export type Main = (argv: readonly string[], io: Io) => Promise<number>

/** What a command needs to be run from its arguments. */
export interface CommandContext {
  readonly io: Io
  readonly main: Main
  /** Takes the exit code of the command that ran. */
  readonly done: (exitCode: number) => void
}
