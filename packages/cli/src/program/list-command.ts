import { type Command, Option } from 'commander'

import type { ListCommandFlags } from '../commands/list.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, pluginOption } from './options.ts'
import { secondsFrom } from './seconds.ts'
import { addOutputOptions } from './output-options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `list`. */
export function addList(program: Command, { io, done }: CommandContext): void {
  const command = subcommand(
    program,
    'list',
    'List the interactions of messages: one a row, in the order Bird gives them.',
    [
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --channel-id cc79a83e-ae28-4d20-9576-cd6ef76641a1',
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --format csv --fields createdAt,details.card',
      'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --watch',
    ],
  )
    .argument(
      '[messageIds...]',
      'UUIDs of messages, - for standard input, one a line (default: -).',
    )
    .addOption(asOption())
  addRequestOptions(command)
  addOutputOptions(command, 'table')
    .addOption(pluginOption())
    .option('-w, --watch', 'Ask again and again, and print what is new, until Ctrl-C.')
    .addOption(
      new Option(
        '--interval <seconds>',
        'The pause between two looks (default: 5, at least 1).',
      ).argParser(secondsFrom(1)),
    )
    .addOption(
      new Option(
        '--timeout <seconds>',
        'How long to wait for answers at most, all attempts together (default: 60 for each message).',
      ).argParser(secondsFrom(0.001)),
    )
    .action(async (messageIds: string[], flags: ListCommandFlags) => {
      if (messageIds.length === 0 && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { list } = await import('../commands/list.ts')
      done(await list(messageIds.length === 0 ? ['-'] : messageIds, flags, io))
    })
}
