import type { Io } from '../io.ts'
import { escapeForTerminal } from './escape-for-terminal.ts'

/** Says something to the person: lines on stderr, each escaped, so that words of a server cannot pretend to be another line. */
export function say(io: Io, ...lines: readonly string[]): Promise<void> {
  return io.stderr.write(lines.map((line) => `${escapeForTerminal(line)}\n`).join(''))
}
