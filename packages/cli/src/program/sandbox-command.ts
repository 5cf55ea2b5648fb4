import { type Command, InvalidArgumentError, Option } from 'commander'

import type { SandboxFlags } from '../commands/sandbox.ts'
import type { CommandContext } from './command-context.ts'
import { repeated } from './options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `sandbox`. */
export function addSandbox(program: Command, { io, done }: CommandContext): void {
  subcommand(program, 'sandbox', "Run a stand-in for Bird's API on this computer, until Ctrl-C.", [
    'sandbox',
    'sandbox --port 8080',
    'sandbox --fault status=429,retry-after=2,times=1',
  ])
    .addOption(
      new Option('--port <number>', 'Where to listen (default: a free port).').argParser(readPort),
    )
    .addOption(
      repeated(
        '--fault <spec>',
        'What goes wrong, such as status=503,times=2. May be repeated. List what there is: --fault help.',
      ),
    )
    .addOption(integerOption('--messages <number>', 'Add a made-up campaign of so many messages.'))
    .addOption(
      integerOption(
        '--seed <number>',
        'Which campaign: the same number gives the same (default: 1).',
      ),
    )
    .option('--channel <name>', 'The name of the channel that the campaign is sent through.')
    .option('--ids', 'Print the ids of the messages of the campaign, one a line, and end.')
    .addOption(
      new Option(
        '--rate <number>',
        "How many requests a second the sandbox answers (default: 50, Bird's own limit).",
      ).argParser(readRate),
    )
    .action(async (flags: SandboxFlags) => {
      const { sandbox } = await import('../commands/sandbox.ts')
      done(await sandbox(flags, io))
    })
}

/** Which numbers it may be, the sandbox says. */
function integerOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (/^\d{1,15}$/.test(value)) return Number(value)
    throw new InvalidArgumentError('Pass a whole number.')
  })
}

const HIGHEST_RATE = 1_000_000

function readRate(value: string): number {
  const rate = /^\d{1,7}$/.test(value) ? Number(value) : Number.NaN
  if (rate >= 1 && rate <= HIGHEST_RATE) return rate
  throw new InvalidArgumentError(`Pass a number from 1 to ${HIGHEST_RATE}.`)
}

const HIGHEST_PORT = 65_535

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port <= HIGHEST_PORT) return port
  throw new InvalidArgumentError(`Pass a number from 0 to ${HIGHEST_PORT}.`)
}
