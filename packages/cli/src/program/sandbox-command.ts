import { type Command, InvalidArgumentError, Option } from 'commander'

import type { SandboxFlags } from '../commands/sandbox.ts'
import type { CommandContext } from './command-context.ts'
import { repeated } from './options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `sandbox`. */
export function addSandbox(program: Command, { io, done }: CommandContext): void {
  subcommand(
    program,
    'sandbox',
    "Run a stand-in for Bird's API on this computer, until Ctrl-C.",
    'sandbox --port 8080',
  )
    .addOption(
      new Option('--port <number>', 'Where to listen (default: a free port).').argParser(readPort),
    )
    .addOption(
      repeated(
        '--fault <spec>',
        'What goes wrong, such as status=503,times=2. May be repeated. List what there is: --fault help.',
      ),
    )
    .action(async (flags: SandboxFlags) => {
      const { sandbox } = await import('../commands/sandbox.ts')
      done(await sandbox(flags, io))
    })
}

const HIGHEST_PORT = 65_535

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port <= HIGHEST_PORT) return port
  throw new InvalidArgumentError(`Pass a number from 0 to ${HIGHEST_PORT}.`)
}
