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
  {
    // Flags are never looked at for keys.
    rows: ['T02'],
    file: 'cli/src/main.ts',
    find: '    refuseKeyArgument(argv)\n',
    replace: '',
  },
  {
    // Words are printed as they come.
    rows: ['T03'],
    file: 'cli/src/output/hide-access-key.ts',
    find: "    for (const secret of secrets) shown = shown.replaceAll(secret, '[access key]')\n",
    replace: '',
  },
  {
    // Node is asked to tell what it does, and the key with it.
    rows: ['T04'],
    file: 'cli/src/settings/request-settings.ts',
    find: '  return { accessKey, workspaceId, channelId, baseUrl }',
    replace:
      "  if (process.env['NODE_DEBUG']) process.stderr.write(`key ${accessKey.value}\\n`)\n  return { accessKey, workspaceId, channelId, baseUrl }",
  },
  {
    // Whoever can read the file may.
    rows: ['T05'],
    file: 'cli/src/settings/private-file.ts',
    find: '  if ((stats.mode & OTHERS) === 0) return\n',
    replace: '  if (OTHERS > 0) return\n',
  },
  {
    // A person at a terminal is waited for.
    rows: ['T09'],
    file: 'cli/src/program/decode-command.ts',
    find: 'file === undefined && io.stdin.isTerminal',
    replace: "file === 'never' && io.stdin.isTerminal",
  },
  {
    // Nothing is suggested.
    rows: ['T10'],
    file: 'cli/src/program/program.ts',
    find: '    .showSuggestionAfterError()',
    replace: '    .showSuggestionAfterError(false)',
  },
  {
    // A variable that is empty counts as not set.
    rows: ['T12'],
    file: 'cli/src/settings/setting.ts',
    find: 'settingAt(variable, env[variable])',
    replace: 'settingAt(variable, env[variable] || undefined)',
  },
  {
    // Help is made by the whole command, which gets a connection ready.
    rows: ['T13'],
    file: 'cli/src/bin.ts',
    find: 'const answer = ready(argv)',
    replace: "const answer = ready(argv)\nprocess.getBuiltinModule('node:net')",
  },
  {
    // What a plugin throws ends the command.
    rows: ['T03', 'T14'],
    file: 'cli/src/channels/find-channels.ts',
    find: '      notes.push(`No channel could be loaded',
    replace:
      "      if (source.from === 'plugin') throw error\n      notes.push(`No channel could be loaded",
  },
  {
    // Node shows what it always shows.
    rows: ['T03', 'T15'],
    file: 'cli/src/run-process.ts',
    find: '  endWhenThrown(argv, io)\n',
    replace: '  if (argv.length > 1000) endWhenThrown(argv, io)\n',
  },
  {
    // Something that Node 20 does not have.
    rows: ['T21'],
    file: 'cli/src/commands/decode.ts',
    find: 'type Result = ',
    replace: 'Promise.try(() => 0).catch(() => 0)\n\ntype Result = ',
  },
  {
    // A declaration needs the types of the DOM.
    rows: ['T22'],
    file: 'core/src/client/client.ts',
    find: '  readonly logger?: Logger | undefined',
    replace: '  // @ts-ignore\n  readonly logger?: Logger | HTMLElement | undefined',
  },
  {
    // Core knows a pattern of a channel.
    rows: ['T23'],
    file: 'core/src/index.ts',
    find: 'export { createDecoder',
    replace:
      "Object.assign(globalThis, { rcs: 'card_{card}_item_item_{item}_clicked' })\nexport { createDecoder",
  },
  {
    // Code is made of text.
    rows: ['T25'],
    file: 'cli/src/program/program.ts',
    find: '  let exitCode: number = exitCodes.done\n',
    replace: "  let exitCode: number = exitCodes.done\n  new Function('return 0')()\n",
  },
  {
    // A package runs a script where it is installed.
    rows: ['T26'],
    file: 'rcs/package.json',
    find: '"build": "tsdown"',
    replace: '"build": "tsdown",\n    "install": "node --version"',
  },
  {
    // Tests are published.
    rows: ['T27'],
    file: 'rcs/package.json',
    find: '    "CHANGELOG.md"\n',
    replace: '    "CHANGELOG.md",\n    "test"\n',
  },
  {
    // What is broken is taken for empty.
    rows: ['T05', 'T28'],
    file: 'cli/src/settings/config-file.ts',
    find: '    throw usageFailure(\n      `The file ${path} is no JSON',
    replace:
      '    if (text.length > 60) return {}\n    throw usageFailure(\n      `The file ${path} is no JSON',
  },
]
