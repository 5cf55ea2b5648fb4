import { type Command, Option } from 'commander'

import type { SandboxFlags } from '../commands/sandbox.ts'
import type { CommandContext } from './command-context.ts'
import { integer, repeated } from './options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `sandbox`. */
export function addSandbox(program: Command, { io, done }: CommandContext): void {
  subcommand(program, 'sandbox', "Run a stand-in for Bird's API on this computer, until Ctrl-C.", [
    'sandbox',
    'sandbox --port 8080',
    'sandbox --fault status=429,retry-after=2,times=1',
  ])
    .addOption(
      new Option('--port <number>', 'Where to listen (default: a free port).').argParser(
        integer(0, HIGHEST_PORT),
      ),
    )
    .addOption(
      repeated(
        '--fault <spec>',
        'What goes wrong, such as status=503,times=2. May be repeated. List what there is: --fault help.',
      ),
    )
    .addOption(
      new Option('--messages <number>', 'Add a made-up campaign of so many messages.').argParser(
        anyInteger,
      ),
    )
    .addOption(
      new Option(
        '--seed <number>',
        'Which campaign: the same number gives the same (default: 1).',
      ).argParser(anyInteger),
    )
    .option('--channel <name>', 'The name of the channel that the campaign is sent through.')
    .option('--ids', 'Print the ids of the messages of the campaign, one a line, and end.')
    .addOption(
      new Option(
        '--rate <number>',
        "How many requests a second the sandbox answers (default: 50, Bird's own limit).",
      ).argParser(integer(1, HIGHEST_RATE)),
    )
    .action(async (flags: SandboxFlags) => {
      const { sandbox } = await import('../commands/sandbox.ts')
      done(await sandbox(flags, io))
    })
}

const HIGHEST_PORT = 65_535
const HIGHEST_RATE = 1_000_000
/** Which numbers a campaign can have, the sandbox says. */
const anyInteger = integer(0, Number.MAX_SAFE_INTEGER)
