import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { run } from 'packed/run'

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** An empty project, which goes with this process. */
export function createProject(): string {
  const folder = createFolder()
  writeFileSync(join(folder, 'package.json'), '{ "name": "project", "private": true }')
  return folder
}

/** An empty folder, which goes with this process. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-bench-'))
  folders.push(folder)
  return folder
}

/**
 * Installs packages into a project, from npm's cache as far as they are in it.
 *
 * @throws With all that npm said, when it fails.
 */
export async function npmInstall(folder: string, specifiers: readonly string[]): Promise<void> {
  const args = [
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-update-notifier',
    ...specifiers,
  ]
  await npm(folder, args)
}

/** The version of npm that installs. */
export async function npmVersion(): Promise<string> {
  return (await npm(tmpdir(), ['--version'])).trim()
}

async function npm(folder: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run('npm', args, { folder })
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}
