import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createClient } from '@bird-interactions/core/client'
import { type FakeAnswer, fakeTransport } from '@bird-interactions/core/testing'
import { rcs } from '@bird-interactions/rcs'
import { type Fault, type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import { onTestFinished } from 'vitest'

import { bin, emptyFolder, type Ended, environmentOf } from './built-command.ts'
import { wireOf } from './data-setting.ts'
import { channelId, workspaceId } from './support.ts'

/** A sandbox with a campaign, a folder with its ids in the file `ids`, and the settings of a command that asks it. */
export interface World {
  readonly sandbox: Sandbox
  readonly folder: string
  readonly ids: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** The path of a file of the folder. */
  readonly at: (name: string) => string
  readonly read: (name: string) => string
  readonly exists: (name: string) => boolean
  /** Runs the built command `export` there to its end. */
  readonly run: (...argv: readonly string[]) => Promise<Ended>
  /** Starts it there. It is ended with the test. */
  readonly start: (...argv: readonly string[]) => Started
  /** How many requests have arrived for interactions. */
  readonly asked: () => number
}

/** A process of the command. */
export interface Started {
  readonly child: ChildProcess
  readonly stdout: () => string
  readonly stderr: () => string
  readonly ended: Promise<Ended>
}

/** Creates a world of a campaign. */
export async function worldOf(
  messages: number,
  options: { readonly faults?: readonly (Fault | string)[]; readonly perSecond?: number } = {},
): Promise<World> {
  const sandbox = await startSandbox({
    campaign: { messages, seed: 7 },
    rateLimit: options.perSecond === undefined ? false : { perSecond: options.perSecond },
    faults: options.faults,
  })
  onTestFinished(() => sandbox.close())
  const folder = emptyFolder()
  const ids = [...(sandbox.campaign?.messageIds() ?? [])]
  writeFileSync(join(folder, 'ids'), `${ids.join('\n')}\n`)
  const env = {
    BIRD_BASE_URL: sandbox.url,
    BIRD_ACCESS_KEY: sandbox.accessKey,
    BIRD_WORKSPACE_ID: sandbox.workspaceId,
    BIRD_CHANNEL_ID: sandbox.campaign?.channelId ?? '',
  }
  const start = (...argv: readonly string[]): Started =>
    startProcess(process.execPath, [bin, 'export', ...argv], folder, env)
  return {
    sandbox,
    folder,
    ids,
    env,
    at: (name) => join(folder, name),
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    exists: (name) => existsSync(join(folder, name)),
    start,
    run: (...argv) => start(...argv).ended,
    asked: () => sandbox.requests.filter(({ target }) => target.includes('/interactions')).length,
  }
}

/** Starts a program, and collects what it says. It is ended with the test. */
export function startProcess(
  program: string,
  argv: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Started {
  const child = spawn(program, argv, { cwd: folder, env: environmentOf({ env }) })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => undefined)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr })
    })
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Waits in real time until something is so: ten seconds at most. */
export async function becomes(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`It did not come to pass: ${String(isSo)}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** The lines of a text in the order of the alphabet. The last has to be whole. */
export function sortedLines(text: string): string[] {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new Error('The last line is cut off.')
  return lines.toSorted()
}

/** What of a journal matters to tests. */
export interface Journal {
  readonly pulled: number
  readonly done: readonly (readonly [number, number])[]
  readonly bytes: { readonly rows: number }
  readonly counts: { readonly messages: number; readonly interactions: number }
  readonly complete: boolean
}

/** Reads a journal as it stands. */
export function readJournal(text: string): Journal {
  return JSON.parse(text.split('\n')[0] ?? '') as Journal
}

/** The id of a message by its number, for exports without a process. */
function messageIdAt(number: number): string {
  return `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** Messages to export, by their numbers. */
export function refsTo(count: number) {
  return Array.from({ length: count }, (_, number) => ({
    channelId,
    messageId: messageIdAt(number),
  }))
}

/** A client whose every message has one interaction, unless the test answers otherwise. */
export function clientOf(
  answer: (number: number) => FakeAnswer | undefined | Promise<FakeAnswer | undefined> = () =>
    undefined,
  options: Partial<Parameters<typeof createClient>[0]> = {},
) {
  const transport = fakeTransport(async ({ path }) => {
    const number = Number(/messages\/[0-9-]*-(\d{12})\//.exec(path)?.[1])
    const own = {
      id: `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      messageId: messageIdAt(number),
    }
    return (await answer(number)) ?? { body: { results: [wireOf(own)] } }
  })
  const client = createClient({
    accessKey: 'any-key',
    workspaceId,
    channels: [rcs],
    baseUrl: 'https://example.com',
    transport,
    random: () => 0,
    rateLimit: false,
    ...options,
  })
  return { client, transport }
}
