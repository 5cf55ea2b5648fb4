import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { type Outcome, run } from 'packed/run'
import { inject } from 'vitest'

/** A project of a user, in a folder of its own. */
export interface Project {
  readonly folder: string
  readonly write: (file: string, text: string) => void
  readonly run: (
    command: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<Outcome>
  readonly remove: () => void
}

/** An empty folder with these packages installed from their tarballs, and with others by their names. */
export async function createProject(
  packages: readonly string[],
  others: readonly string[] = [],
): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-consumer-'))
  const project: Project = {
    folder,
    write: (file, text) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
    run: (command, args, env) => run(command, args, { folder, ...(env && { env }) }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
  project.write('package.json', '{ "name": "consumer", "private": true, "type": "module" }')
  const tarballs = inject('tarballs')
  const specifiers = [...packages.map((name) => tarballs[name] ?? name), ...others]
  const { code, stderr } = await project.run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    ...specifiers,
  ])
  if (code !== 0) throw new Error(`npm install ${specifiers.join(' ')} failed:\n${stderr}`)
  return project
}

/** Every package, for what depends on each channel: the sandbox, the command. */
export function allPackages(): readonly string[] {
  return Object.keys(inject('tarballs'))
}
