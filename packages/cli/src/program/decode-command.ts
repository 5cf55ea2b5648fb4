import { Argument, type Command } from 'commander'

import type { DecodeFlags } from '../commands/decode.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CommandContext } from './command-context.ts'
import { asOption, pluginOption, rawOption } from './options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `decode`. */
export function addDecode(program: Command, { io, done }: CommandContext): void {
  subcommand(
    program,
    'decode',
    'Decode interactions that you already have, without any network: an object, JSON lines, a list {"results": […]}, or webhook envelopes in; one decoded interaction a line out.',
    'decode interactions.ndjson',
  )
    .addArgument(new Argument('[file]', 'The file to read, - for standard input (default: -).'))
    .addOption(asOption())
    .addOption(rawOption())
    .addOption(pluginOption())
    .action(async (file: string | undefined, flags: DecodeFlags, command: Command) => {
      if (file === undefined && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { decode } = await import('../commands/decode.ts')
      done(await decode(file ?? '-', flags, io))
    })
}
