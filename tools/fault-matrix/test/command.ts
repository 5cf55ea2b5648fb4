import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

import { anyRef, channelId, workspaceId } from './support.ts'

/** What a run of the command left behind. */
export interface CommandOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

type Main = (argv: readonly string[], io: object) => Promise<number>

/** Runs `bird-interactions list` against a server on the loopback that has these interactions. */
export async function runList(
  results: readonly unknown[],
  ...flags: readonly string[]
): Promise<CommandOutcome> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ results }))
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return runMain(['list', anyRef.messageId, '--base-url', `http://127.0.0.1:${port}`, ...flags])
}

async function runMain(argv: readonly string[]): Promise<CommandOutcome> {
  // By its path, because a command has no entry point to import; from its source, so that it need not be built.
  const place = new URL('../../../packages/cli/src/main.ts', import.meta.url)
  const { main } = (await import(/* @vite-ignore */ place.href)) as { readonly main: Main }
  const written = { stdout: '', stderr: '' }
  const output = (name: 'stdout' | 'stderr'): object => ({
    isTerminal: false,
    write: async (text: string) => {
      written[name] += text
    },
  })
  const exitCode = await main(argv, {
    stdin: { isTerminal: false },
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: {
      BIRD_ACCESS_KEY: 'any',
      BIRD_WORKSPACE_ID: workspaceId,
      BIRD_CHANNEL_ID: channelId,
    },
    cwd: '/',
    // Belongs to no package, so that only channels which are built are not looked for.
    modulePath: '/none.js',
    untilStopped: () => new Promise(() => {}),
    random: () => 0,
  })
  return { exitCode, ...written }
}
