import type { Command } from 'commander'

import type { CommandContext } from './command-context.ts'
import { subcommand } from './subcommand.ts'

/** Adds `demo`. */
export function addDemo(program: Command, { io, main, done }: CommandContext): void {
  subcommand(
    program,
    'demo',
    'Show the command at work against a sandbox. It needs no key, and ends by itself.',
    'demo',
  ).action(async () => {
    const { demo } = await import('../commands/demo.ts')
    done(await demo(io, main))
  })
}
