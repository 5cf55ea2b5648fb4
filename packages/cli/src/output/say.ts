import type { Io } from '../io.ts'
import { escapeForTerminal } from './escape-for-terminal.ts'
import { type Paint, paintFor } from './paint.ts'

/** Says something to the person: lines on stderr, each escaped, so that words of a server cannot pretend to be another line. */
export function say(io: Io, ...lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve()
  const paint = paintFor(io.stderr.hasColors ?? false)
  return io.stderr.write(
    lines.map((line) => `${paintLabel(escapeForTerminal(line), paint)}\n`).join(''),
  )
}

/** The word that a line begins with when it tells how bad it is. */
const LABEL = /^(?:(error|problem)|note):/

function paintLabel(line: string, paint: Paint): string {
  return line.replace(LABEL, (label, bad?: string) =>
    bad === undefined ? paint.caution(label) : paint.failure(label),
  )
}
