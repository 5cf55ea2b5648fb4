/** What `--color` can say. */
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const

/** One of {@link COLOR_CHOICES}. */
export type ColorChoice = (typeof COLOR_CHOICES)[number]

/**
 * Whether there are colours: the one place that decides, by the first of these that says anything.
 *
 * 1. `--color always`, `--color never`
 * 2. `NO_COLOR`, unless it is empty: none
 * 3. `FORCE_COLOR`, unless it is empty: none for `0` and `false`, colours for anything else
 * 4. `CLICOLOR_FORCE`, unless it is empty or `0`: colours
 * 5. no terminal, or `TERM=dumb`: none
 * 6. `CLICOLOR=0`: none
 * 7. a terminal: colours
 *
 * @see https://no-color.org
 * @see https://force-color.org
 * @see https://bixense.com/clicolors/
 */
export function hasColors(
  choice: ColorChoice,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (choice !== 'auto') return choice === 'always'
  if (isSet(env['NO_COLOR'])) return false
  if (isSet(env['FORCE_COLOR'])) return !['0', 'false'].includes(env['FORCE_COLOR'])
  if (isSet(env['CLICOLOR_FORCE']) && env['CLICOLOR_FORCE'] !== '0') return true
  return isTerminal && env['TERM'] !== 'dumb' && env['CLICOLOR'] !== '0'
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}

/**
 * What `--color` says among arguments; words about them may have colours before they are parsed. Whatever is none of
 * {@link COLOR_CHOICES} is refused when they are.
 */
export function colorChoice(argv: readonly string[]): ColorChoice {
  let choice: ColorChoice = 'auto'
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') break
    const value =
      argument === '--color'
        ? argv[index + 1]
        : argument.startsWith('--color=')
          ? argument.slice('--color='.length)
          : undefined
    choice = COLOR_CHOICES.find((one) => one === value) ?? choice
  }
  return choice
}
