import type { DescribedCommand, DescribedOption } from '../program/describe-program.ts'

/** What can follow a command: the heart of every completion script. */
export interface CompletionEntry {
  /** The words of the command, with blanks between them; empty for the program. */
  readonly path: string
  readonly names: readonly string[]
  readonly flags: readonly string[]
  /** What follows a flag that takes a value: words, `file`, or nothing that could be known. */
  readonly values: Readonly<Record<string, DescribedOption['value']>>
  /** Its arguments are files. */
  readonly takesFile: boolean
}

/** What can follow each command. */
export function completionTable(commands: readonly DescribedCommand[]): CompletionEntry[] {
  return commands.map(({ path, names, options, arguments: taken }) => ({
    path: path.join(' '),
    names,
    flags: options.flatMap(({ short, long }) => (short === undefined ? [long] : [long, short])),
    values: Object.fromEntries(
      options.flatMap(({ short, long, value }) =>
        value === 'none' ? [] : [[long, value], ...(short === undefined ? [] : [[short, value]])],
      ) as [string, DescribedOption['value']][],
    ),
    takesFile: taken.some(({ term }) => term === 'file'),
  }))
}
