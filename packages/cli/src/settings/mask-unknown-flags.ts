/**
 * The arguments without the values of unknown flags: the refusal of `--acess-key=…` would repeat the value otherwise, and
 * would not find the nearest flag.
 *
 * @param known The long flags of every command.
 */
export function maskUnknownFlags(argv: readonly string[], known: ReadonlySet<string>): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  return argv.map((argument, index) => {
    if (index >= end || !argument.startsWith('-') || argument === '-') return argument
    if (!argument.startsWith('--')) return argument.slice(0, 2)
    const flag = argument.split('=', 1)[0] ?? argument
    return known.has(flag) ? argument : flag
  })
}
