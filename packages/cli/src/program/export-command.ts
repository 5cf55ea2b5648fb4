import { Argument, type Command, Option } from 'commander'

import type { ExportFlags } from '../commands/export.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, integer, pluginOption, rateOption } from './options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `export`. */
export function addExport(program: Command, { io, done }: CommandContext): void {
  const command = subcommand(
    program,
    'export',
    'Export the interactions of many messages, a row each, at the pace that the workspace allows. It goes on with --resume where it ended, however that happened.',
    'export message-ids.txt --output campaign.ndjson',
  )
    .addArgument(
      new Argument('[file]', 'Message ids, one a line; - for standard input (default: -).'),
    )
    .option('--column <name>', 'The file is CSV, and the ids are in this column.')
    .option('--all', 'Every message of the channel, instead of a file.')
    .option(
      '--since <time>',
      'With --all: messages created then or later, such as 2026-01-31. Bird documents no such filter, so all messages are listed first.',
    )
    .option('--until <time>', 'With --all: messages created before. The same holds.')
    .option('--output <path>', 'Where to write (default: standard output).')
    .addOption(
      new Option(
        '--format <format>',
        'How to write (default: by the name of the output, or ndjson).',
      ).choices(['ndjson', 'csv']),
    )
    .option('--raw', 'Add to each interaction, under raw, the object as received.')
    .option(
      '--no-escape-formulas',
      "CSV without the ' in front of what a spreadsheet would take for a formula.",
    )
    .option('--resume', 'Go on with the export that wrote the output.')
    .option('--retry-failed', 'Go on with it, and ask again for what failed.')
    .option('--overwrite', 'Replace the output.')
    .option('--append', 'Add to the output.')
    .addOption(rateOption())
    .addOption(
      new Option(
        '--max-failures <number>',
        'Stop when more messages failed (default: never).',
      ).argParser(integer(0, Number.MAX_SAFE_INTEGER)),
    )
    .option('--dry-run', 'Say how many requests and how long, and write nothing.')
    .option('--json', 'The summary at the end as JSON, and no progress before it.')
    .addOption(asOption())
  addRequestOptions(command)
    .addOption(pluginOption())
    .action(async (file: string | undefined, flags: ExportFlags) => {
      if (file === undefined && flags.all !== true && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { exportMessages } = await import('../commands/export.ts')
      const { rawArgs } = program as Command & { readonly rawArgs: readonly string[] }
      done(await exportMessages(file, flags, { io, argv: rawArgs }))
    })
}
