import { startSandbox } from '@bird-interactions/sandbox'

import type { Io } from '../io.ts'
import { commandLine, exportLines, listArguments, sandboxEnvironment } from './sandbox-commands.ts'

/** Runs the command with other arguments, as a shell would. */
export type Run = (argv: readonly string[], io: Io) => Promise<number>

/**
 * Starts a sandbox on a free port and runs the real `list` against it: every message as a table, then as JSON.
 *
 * @returns The first exit code that is not 0.
 */
export async function demo(io: Io, run: Run): Promise<number> {
  const sandbox = await startSandbox()
  try {
    const inSandbox: Io = { ...io, env: sandboxEnvironment(sandbox) }
    await io.stdout.write(
      `${[
        "# A sandbox stands in for Bird's Channels API on this computer. Its data is made up, but for the",
        "# examples of Bird's documentation. What follows is the real command, over HTTP.",
        ...exportLines(sandbox),
      ].join('\n')}\n`,
    )
    for (const format of [[], ['--json']]) {
      for (const message of sandbox.messages) {
        const argv = [...listArguments(message), ...format]
        await io.stdout.write(
          `\n# ${message.channel}, ${message.origin}: ${message.description}\n$ ${commandLine(argv)}\n`,
        )
        const exitCode = await run(argv, inSandbox)
        if (exitCode !== 0) return exitCode
      }
    }
    await io.stdout.write(
      [
        '',
        '# Next: your own messages. Have the id of your workspace, that of a channel and an access key at hand;',
        '# or try it with a sandbox that keeps running, in another terminal.',
        `$ ${commandLine(['config', 'init'])}`,
        `$ ${commandLine(['sandbox'])}`,
        '',
      ].join('\n'),
    )
    return 0
  } finally {
    await sandbox.close()
  }
}
