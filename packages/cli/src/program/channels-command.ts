import type { Command } from 'commander'

import type { CommandContext } from './command-context.ts'
import { pluginOption } from './options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `channels`. */
export function addChannels(program: Command, { io, done }: CommandContext): void {
  subcommand(program, 'channels', 'List the channels found, with what each of them recognises.', [
    'channels',
    'channels --json',
    'channels --plugin ./pigeon.mjs',
  ])
    .option('--json', 'One JSON array.')
    .addOption(pluginOption())
    .action(async (flags: { json?: boolean; plugin?: string[] }) => {
      const { channels } = await import('../commands/channels.ts')
      done(await channels(flags, io))
    })
}
