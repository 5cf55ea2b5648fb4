const PLAIN = /^[\w@%+=:,./-]+$/

/** Flags that say how an export begins: one that goes on has another. */
const BEGINNINGS = new Set(['--resume', '--retry-failed', '--overwrite', '--append', '--dry-run'])

/**
 * The line for a shell that goes on with an export.
 *
 * @param argv The arguments that it was begun with.
 */
export function goOnCommand(argv: readonly string[], flag: '--resume' | '--retry-failed'): string {
  const rest = argv.filter((argument) => !BEGINNINGS.has(argument))
  return ['bird-interactions', ...rest, flag].map(quoted).join(' ')
}

function quoted(argument: string): string {
  return PLAIN.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`
}
