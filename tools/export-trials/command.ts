import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'

const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))

/** A sandbox with a made-up campaign, and without a limit of its own. */
export async function campaignSandbox(messages: number, seed: number): Promise<Sandbox> {
  return startSandbox({ campaign: { messages, seed }, rateLimit: false })
}

/** The settings of a command that asks a sandbox for its campaign. */
function settingsOf(sandbox: Sandbox): Record<string, string> {
  return {
    BIRD_BASE_URL: sandbox.url,
    BIRD_ACCESS_KEY: sandbox.accessKey,
    BIRD_WORKSPACE_ID: sandbox.workspaceId,
    BIRD_CHANNEL_ID: sandbox.campaign?.channelId ?? '',
  }
}

/** Starts `bird-interactions export`, as it is built. */
export function startExport(
  argv: readonly string[],
  options: {
    readonly sandbox: Sandbox
    readonly folder: string
    readonly nodeFlags?: readonly string[]
    readonly env?: Readonly<Record<string, string>>
  },
): ChildProcess {
  if (!existsSync(bin)) throw new Error('The command is not built. Run: pnpm build')
  const flags = options.nodeFlags ?? []
  return spawn(process.execPath, [...flags, bin, 'export', ...argv], {
    cwd: options.folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: options.folder,
      XDG_CONFIG_HOME: options.folder,
      ...settingsOf(options.sandbox),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** How a process ended, and what it said. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null
  readonly stderr: string
}

/** Waits for the end of a process. */
export function endOf(child: ChildProcess): Promise<Ended> {
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdout?.resume()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => {
      resolve({ exitCode, stderr })
    })
  })
}
