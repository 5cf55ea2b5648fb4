import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

/** The command as it is built. */
export const bin = fileURLToPath(new URL('../../../packages/cli/dist/bin.js', import.meta.url))

/** What a process of the command left behind. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a test sets of the world of a process; it has nothing else of the world of the tests but the way to programs. */
export interface World {
  readonly env?: Readonly<Record<string, string>>
  /** An empty folder of its own unless given. */
  readonly cwd?: string
}

/** What a test sets of a process without a terminal. */
export interface PipedWorld extends World {
  /** What comes through standard input, which then ends. Default: nothing. */
  readonly input?: string | Uint8Array
}

/** Runs the built command to its end in a process whose three streams are pipes. */
export function runBuilt(argv: readonly string[], world: PipedWorld = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...argv], {
      env: environmentOf(world),
      cwd: world.cwd ?? emptyFolder(),
    })
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', reject)
    child.once('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr })
    })
    // A command that does not read its input may end before all of it is written.
    child.stdin.on('error', () => undefined)
    child.stdin.end(world.input ?? '')
  })
}

/** The environment of a process of the command: what the test sets, and where programs are. */
export function environmentOf({ env }: World): Record<string, string> {
  const home = emptyFolder()
  return { PATH: process.env['PATH'] ?? '', HOME: home, XDG_CONFIG_HOME: home, ...env }
}

/** A folder that is there until the test has finished. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bird-interactions-terminal-')))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
