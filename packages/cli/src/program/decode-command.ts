import { Argument, type Command } from 'commander'

import type { DecodeFlags } from '../commands/decode.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, pluginOption } from './options.ts'
import { addOutputOptions } from './output-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `decode`. */
export function addDecode(program: Command, { io, done }: CommandContext): void {
  const command = subcommand(
    program,
    'decode',
    'Decode interactions that you already have, without any network: an object, JSON lines, a list {"results": […]}, or webhook envelopes.',
    ['decode interactions.ndjson', 'decode interactions.ndjson --format table'],
  )
    .addArgument(new Argument('[file]', 'The file to read, - for standard input (default: -).'))
    .addOption(asOption())
  addOutputOptions(command, 'table on a terminal, ndjson elsewhere')
    .addOption(pluginOption())
    .action(async (file: string | undefined, flags: DecodeFlags) => {
      if (file === undefined && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { decode } = await import('../commands/decode.ts')
      done(await decode(file ?? '-', flags, io))
    })
}
