import { Option } from 'commander'

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

/** An option that may be given several times. */
export function repeated(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
  )
}
