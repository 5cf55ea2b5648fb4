import { InvalidArgumentError, Option } from 'commander'

/** The channel, stated. */
export function asOption(): Option {
  return new Option(
    '--as <channel name>',
    'The channel, whatever the platform id says. The names: bird-interactions channels.',
  )
}

/** Channels besides those found. */
export function pluginOption(): Option {
  return repeated(
    '--plugin <specifier>',
    'A package or file that exports a channel, looked up from the working folder. May be repeated.',
  )
}

/** How fast many messages are asked for. The default leaves something of what Bird allows to others. */
export function rateOption(): Option {
  return new Option(
    '--rate <number>',
    'Requests a second. Bird allows a workspace 50, all programs together.',
  )
    .argParser(integer(1, 100_000))
    .default(40)
}

/** An option that may be given several times. */
export function repeated(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
  )
}

/** Reads a whole number. */
export function integer(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`Pass a whole number from ${least} to ${most}.`)
  }
}
