import { BirdError } from '@bird-interactions/core'
import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import { commandLine, exportLines, listArguments } from './sandbox-commands.ts'

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port?: number | undefined
}

/** Runs a sandbox until a signal asks to stop. */
export async function sandbox(flags: SandboxFlags, io: Io): Promise<number> {
  const running = await start(flags.port)
  try {
    const stopped = io.untilStopped()
    await io.stdout.write(introduction(running))
    await say(io, 'The sandbox is running. Press Ctrl-C to stop it.')
    return exitCodeOfSignal(await stopped)
  } finally {
    await running.close()
  }
}

async function start(port: number | undefined): Promise<Sandbox> {
  try {
    return await startSandbox({ port })
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
