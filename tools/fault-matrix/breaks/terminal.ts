import type { Break } from '../break.ts'

/** Breaks of what terminals, processes and surroundings see: T01 to T28. */
export const terminalBreaks: readonly Break[] = [
  {
    // The cursor is hidden, as for a spinner.
    rows: ['T08'],
    file: 'cli/src/run-process.ts',
    find: "process.once('beforeExit', endTooEarly)",
    replace: "process.once('beforeExit', endTooEarly)\n  process.stdout.write('\\u001b[?25l')",
  },
]
