import type { Io, Output } from '../io.ts'
import { colorChoice, hasColors } from './color-choice.ts'

/** The same surroundings, where each output knows whether it has colours. */
export function withColors(argv: readonly string[], io: Io): Io {
  const choice = colorChoice(argv)
  const decide = (output: Output): Output => ({
    write: output.write,
    isTerminal: output.isTerminal,
    get columns() {
      return output.columns
    },
    // Decided already when the command runs itself again.
    hasColors: output.hasColors ?? hasColors(choice, io.env, output.isTerminal),
  })
  return { ...io, stdout: decide(io.stdout), stderr: decide(io.stderr) }
}
