import type { Channel } from '@bird-interactions/core'

import { usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { suggestion } from '../output/suggestion.ts'
import { findChannels } from './find-channels.ts'

/** The flags that say which channels. */
export interface ChannelFlags {
  readonly plugin?: readonly string[] | undefined
  readonly as?: string | undefined
}

/**
 * The channels for a command, after saying what was wrong with others.
 *
 * @throws {@link Failure} when `--as` names a channel that was not found.
 */
export async function useChannels(flags: ChannelFlags, io: Io): Promise<Channel[]> {
  const { modulePath, cwd } = io
  const { found, notes } = await findChannels({ modulePath, cwd, plugins: flags.plugin ?? [] })
  if (notes.length > 0) await say(io, ...notes.map((note) => `note: ${note}`))
  const names = found.map(({ channel }) => channel.name)
  if (flags.as !== undefined && !names.includes(flags.as)) {
    throw usageFailure(
      `--as ${flags.as}: no channel of this name was found.${suggestion(flags.as, names)}`,
      names.length === 0
        ? 'No channel was found at all: install one, or name one with --plugin <specifier>.'
        : `Known are: ${names.join(', ')}. Another can be named with --plugin <specifier>.`,
    )
  }
  return found.map(({ channel }) => channel)
}
