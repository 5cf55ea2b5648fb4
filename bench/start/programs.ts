import { fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { listAt, messageId, pathOf } from '../list-server/list.ts'
import { entryPoints } from './entry-points.ts'
import { EMPTY } from './project.ts'
import type { Program } from './program.ts'

/** The bare start that all others are compared with. */
export const bare: Program = { what: 'node -e 0', args: ['-e', '0'] }

/** The import of a package that exports nothing: what any import costs. */
export const importingNothing: Program = {
  what: 'importing an empty package',
  args: argumentsToImport(EMPTY),
}

/** The import of each entry point; those of the channels have a bar. */
export const imports: readonly Program[] = entryPoints().map(({ name, isChannel }) => ({
  what: `importing ${name}`,
  args: argumentsToImport(name),
  ...(isChannel && { bar: { atMost: 1.15 } }),
}))

/** What the command is called with: the help, an interaction from standard input, a message of a sandbox. */
export function commands(project: string, sandbox: SandboxProcess): readonly Program[] {
  const bin = join(project, 'node_modules/@bird-interactions/cli/dist/bin.js')
  const { results } = JSON.parse(listAt(pathOf(messageId))) as { results: readonly object[] }
  return [
    {
      what: 'bird-interactions --help',
      args: [bin, '--help'],
      prints: 'Usage:',
      bar: { atMost: 1.35 },
    },
    {
      what: 'bird-interactions decode, of one interaction',
      args: [bin, 'decode'],
      input: JSON.stringify(results[0]),
      prints: messageId,
      bar: { atMost: 2 },
    },
    {
      what: 'bird-interactions list, of one message',
      args: [bin, ...sandbox.args],
      env: sandbox.env,
      prints: 'rcs',
      bar: { atMost: 3.5 },
    },
  ]
}

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  /** What the command is called with to list a message of it. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly close: () => void
}

/** Starts one. It ends with this process, too. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
  const child = fork(fileURLToPath(new URL('serve-sandbox.ts', import.meta.url)))
  const settings = await new Promise<Pick<SandboxProcess, 'args' | 'env'>>((resolve, reject) => {
    child.once('message', (message) => {
      resolve(message as Pick<SandboxProcess, 'args' | 'env'>)
    })
    child.once('exit', (code) => {
      reject(new Error(`The sandbox ended with ${String(code)} before it began.`))
    })
  })
  return {
    ...settings,
    close: () => {
      child.disconnect()
    },
  }
}

function argumentsToImport(name: string): readonly string[] {
  return ['--input-type=module', '--eval', `import '${name}'`]
}
