import type { Sink } from '@bird-interactions/export'

import type { Io } from '../io.ts'
import { escapeForTerminal } from '../output/escape-for-terminal.ts'

/** Standard output as a sink: a slow reader slows the export. Nothing of it lasts, so nothing can go on there. */
export function createStdoutSink({ stdout }: Io): Sink {
  const shown = (text: string): string =>
    stdout.isTerminal ? text.split('\n').map(escapeForTerminal).join('\n') : text
  return {
    open: () => Promise.resolve(),
    write: async (text) => {
      if (text !== '') await stdout.write(shown(text))
    },
    flush: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  }
}
