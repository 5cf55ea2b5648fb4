import { BirdError } from '@bird-interactions/core'
import {
  type Fault,
  faultVocabulary,
  parseFault,
  type Sandbox,
  startSandbox,
} from '@bird-interactions/sandbox'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import { commandLine, exportLines, listArguments } from './sandbox-commands.ts'

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port?: number | undefined
  /** What goes wrong: specs. */
  readonly fault?: readonly string[] | undefined
}

/** Runs a sandbox until a signal asks to stop. */
export async function sandbox(flags: SandboxFlags, io: Io): Promise<number> {
  const faults = (flags.fault ?? []).map(readFault)
  const running = await start(flags.port, faults)
  try {
    const stopped = io.untilStopped()
    await io.stdout.write(introduction(running))
    await say(io, 'The sandbox is running. Press Ctrl-C to stop it.')
    return exitCodeOfSignal(await stopped)
  } finally {
    await running.close()
  }
}

function readFault(spec: string): Fault {
  try {
    return parseFault(spec)
  } catch (error) {
    if (!(error instanceof BirdError)) throw error
    throw usageFailure(
      error.message,
      ...faultVocabulary.map(({ field, means }) => `${field}: ${means}`),
      'Example: --fault status=503,times=2 --fault delay=250',
    )
  }
}

async function start(port: number | undefined, faults: readonly Fault[]): Promise<Sandbox> {
  try {
    return await startSandbox({ port, faults })
  } catch (error) {
    if (!(error instanceof BirdError)) throw error
    throw new Failure(
      exitCodes.failed,
      error.message,
      'Choose another port with --port <number>, or leave --port out.',
    )
  }
}

function introduction(running: Sandbox): string {
  const messages = running.messages.flatMap((message) => [
    '',
    `# ${message.channel}, ${message.origin}: ${message.description}`,
    commandLine(listArguments(message)),
  ])
  return `${[
    "# A stand-in for the message interactions of Bird's Channels API, on this computer only.",
    '# In another terminal:',
    ...exportLines(running),
    ...messages,
    '',
  ].join('\n')}\n`
}
