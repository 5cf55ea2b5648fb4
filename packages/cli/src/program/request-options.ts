import type { Command } from 'commander'

import { repeated } from './options.ts'

/** Adds the options that say where settings come from, and those of a request. */
export function addRequestOptions(command: Command): Command {
  return addSourceOptions(
    command
      .option('--workspace-id <uuid>', 'The workspace. Or set BIRD_WORKSPACE_ID.')
      .option(
        '--channel-id <uuid>',
        'The channel that messages were sent through. Or set BIRD_CHANNEL_ID.',
      )
      .option(
        '--base-url <url>',
        'Where to ask. Or set BIRD_BASE_URL. Default: https://api.bird.com.',
      )
      .option(
        '--access-key-file <path>',
        'A file with the access key, - for standard input. Or set BIRD_ACCESS_KEY. The key itself is never an argument.',
      ),
  )
}

/** Adds the options that say where settings come from. */
function addSourceOptions(command: Command): Command {
  return command
    .addOption(
      repeated(
        '--profile <name>',
        'The profile to use. Or set BIRD_PROFILE. List it: bird-interactions config list.',
      ),
    )
    .option(
      '--env-file <path>',
      'A file of variables such as BIRD_CHANNEL_ID=…; variables of the environment win.',
    )
}
