import { Argument, type Command } from 'commander'

import type { ListConfigFlags } from '../commands/config/list.ts'
import type { SetFlags } from '../commands/config/set.ts'
import type { RequestFlags } from '../settings/request-settings.ts'
import type { CommandContext } from './command-context.ts'
import { repeated } from './options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `config` and what it is made of. */
export function addConfig(program: Command, { io, done }: CommandContext): void {
  const config = subcommand(
    program,
    'config',
    'Keep the settings of requests in profiles, for no one else to read.',
    ['config init', 'config list', 'config init --profile shop'],
  )
  addRequestOptions(
    subcommand(
      config,
      'init',
      'Keep all that a request needs in a profile. What no flag gives is asked for; the key does not show.',
      ['config init', 'config init --profile shop'],
    ),
  ).action(async (flags: RequestFlags) => {
    const { init } = await import('../commands/config/init.ts')
    done(await init(flags, io))
  })
  addRequestOptions(
    subcommand(
      config,
      'list',
      'Say for each setting what a request would use, and where it comes from. The key is not shown.',
      ['config list', 'config list --json'],
    ),
  )
    .option('--json', 'One JSON array.')
    .action(async (flags: ListConfigFlags) => {
      const { listConfig } = await import('../commands/config/list.ts')
      done(await listConfig(flags, io))
    })
  subcommand(
    config,
    'set',
    'Keep one setting in a profile. The key is asked for, or comes through standard input.',
    [
      'config set channelId cc79a83e-ae28-4d20-9576-cd6ef76641a1',
      'config set accessKey --profile shop',
      'config set defaultProfile shop',
    ],
  )
    .addArgument(
      new Argument(
        '<name>',
        'workspaceId, channelId, accessKey, baseUrl, or defaultProfile: the profile that is used when none is named.',
      ),
    )
    .addArgument(new Argument('[value]', 'Its value; none for accessKey.'))
    .addOption(repeated('--profile <name>', 'The profile (default: the one that is used).'))
    .action(async (name: string, value: string | undefined, flags: SetFlags) => {
      const { set } = await import('../commands/config/set.ts')
      done(await set(name, value, flags, io))
    })
  subcommand(config, 'path', 'Print where the settings are.', ['config path']).action(async () => {
    const { path } = await import('../commands/config/path.ts')
    done(await path(io))
  })
}
