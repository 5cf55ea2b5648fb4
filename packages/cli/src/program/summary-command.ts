import { Argument, type Command, Option } from 'commander'

import type { SummaryFlags } from '../commands/summary.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, integer, pluginOption, rateOption } from './options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `summary`. */
export function addSummary(program: Command, { io, done }: CommandContext): void {
  const command = subcommand(
    program,
    'summary',
    'Sum up a campaign, from an export or by asking: who read, who clicked which button of which card, how soon, and at what hour.',
    [
      'summary campaign.ndjson',
      'summary --ids message-ids.txt',
      'summary --all --since 2026-01-31',
    ],
  )
    .addArgument(
      new Argument('[file]', 'An export, NDJSON or CSV; - for standard input (default: -).'),
    )
    .option('--ids <file>', 'Ask for the messages of these ids, one a line; - for standard input.')
    .option('--column <name>', 'The file of ids is CSV, and they are in this column.')
    .option('--all', 'Ask for every message of the channel.')
    .option('--since <time>', 'With --all: messages created then or later, such as 2026-01-31.')
    .option('--until <time>', 'With --all: messages created before.')
    .addOption(
      new Option(
        '--sent <number>',
        'How many messages were sent, for an export: it has only those with interactions.',
      ).argParser(integer(0, Number.MAX_SAFE_INTEGER)),
    )
    .option('--include-prefetched', 'Count what machines did ahead of the recipients as well.')
    .option('--time-zone <name>', 'Whose hours, such as Europe/Amsterdam (default: yours).')
    .option('--json', 'All figures, for programs.')
    .addOption(rateOption())
    .addOption(asOption())
  addRequestOptions(command)
    .addOption(pluginOption())
    .action(async (file: string | undefined, flags: SummaryFlags) => {
      const asks = flags.ids !== undefined || flags.all === true
      if (file === undefined && !asks && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { summary } = await import('../commands/summary.ts')
      done(await summary(file, flags, io))
    })
}
