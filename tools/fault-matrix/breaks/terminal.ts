import type { Break } from '../break.ts'

/** Breaks of what terminals, processes and surroundings see: T01 to T28. */
export const terminalBreaks: readonly Break[] = [
  {
    // The words of a server reach the terminal as they are.
    rows: ['T01'],
    file: 'cli/src/output/say.ts',
    find: 'paintLabel(escapeForTerminal(line), paint)',
    replace: 'paintLabel(line, paint)',
  },
  {
    rows: ['T01'],
    file: 'cli/src/output/records/csv-records.ts',
    find: 'onTerminal ? escapeForTerminal : escapeCell',
    replace: 'escapeCell',
  },
  {
    rows: ['T01'],
    file: 'cli/src/output/records/guard-formula.ts',
    find: 'FORMULA.test(cell)',
    replace: "cell.startsWith('=')",
  },
  {
    rows: ['T06'],
    file: 'cli/src/output/color-choice.ts',
    find: "if (isSet(env['NO_COLOR'])) return false",
    replace: '',
  },
  {
    // A terminal that says 0 has no room at all.
    rows: ['T07'],
    file: 'cli/src/output/terminal-width.ts',
    find: 'columns || USUAL_WIDTH',
    replace: '(columns ?? USUAL_WIDTH)',
  },
  {
    // A variable that shells set for themselves decides about pipes.
    rows: ['T08'],
    file: 'cli/src/output/terminal-width.ts',
    find: ': undefined',
    replace: ": Number(process.env['COLUMNS']) || undefined",
  },
  {
    rows: ['T11'],
    file: 'cli/src/output/fields/known-fields.ts',
    find: 'if (next === undefined) throw unknownField(name, path.slice(0, depth), inside)',
    replace: 'if (next === undefined) return',
  },
  {
    rows: ['T16'],
    file: 'cli/src/commands/list.ts',
    find: 'Math.ceil(flags.timeout * 1000)',
    replace: '4_000',
  },
  {
    // Programs get the time of the place as well.
    rows: ['T20'],
    file: 'cli/src/output/records/interaction-records.ts',
    find: 'view.onTerminal ? (localTime(createdAt, view.timeZone) ?? createdAt) : createdAt',
    replace: 'localTime(createdAt, view.timeZone) ?? createdAt',
  },
  {
    // Each copy of core has a symbol of its own.
    rows: ['T24'],
    file: 'core/src/errors.ts',
    find: "Symbol.for('@bird-interactions/core:error')",
    replace: "Symbol('@bird-interactions/core:error')",
  },
]
