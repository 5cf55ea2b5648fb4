import type { Command } from 'commander'

import type { ListCommandFlags } from '../commands/list.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, pluginOption } from './options.ts'
import { addOutputOptions } from './output-options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `list`. */
export function addList(program: Command, { io, done }: CommandContext): void {
  const command = subcommand(
    program,
    'list',
    'List the interactions of a message: one a row, in the order Bird gives them.',
    [
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --channel-id cc79a83e-ae28-4d20-9576-cd6ef76641a1',
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --format csv --fields createdAt,details.card',
    ],
  )
    .argument('<messageId>', 'UUID of the message.')
    .addOption(asOption())
  addRequestOptions(command)
  addOutputOptions(command, 'table')
    .addOption(pluginOption())
    .action(async (messageId: string, flags: ListCommandFlags) => {
      const { list } = await import('../commands/list.ts')
      done(await list(messageId, flags, io))
    })
}
