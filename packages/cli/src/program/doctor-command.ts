import type { Command } from 'commander'

import type { DoctorFlags } from '../commands/doctor.ts'
import type { CommandContext } from './command-context.ts'
import { pluginOption } from './options.ts'
import { addRequestOptions } from './request-options.ts'
import { subcommand } from './subcommand.ts'

/** Adds `doctor`. */
export function addDoctor(program: Command, { io, done }: CommandContext): void {
  addRequestOptions(
    subcommand(
      program,
      'doctor',
      'Find out why a request does not work: try Node, settings, network, key and permission one by one, with one request, and say of each what to do.',
      ['doctor', 'doctor --profile shop', 'doctor --json'],
    ),
  )
    .option('--json', 'One JSON object.')
    .addOption(pluginOption())
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import('../commands/doctor.ts')
      done(await doctor(flags, io))
    })
}
