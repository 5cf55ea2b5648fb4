import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { runPnpm } from 'packed/pnpm'

const folder = fileURLToPath(new URL('peers', import.meta.url))

/**
 * Installs what the figures compare with, which is no part of the workspace.
 *
 * @returns Their versions by name.
 */
export async function installPeers(): Promise<Readonly<Record<string, string>>> {
  await runPnpm(['install', '--ignore-workspace', '--frozen-lockfile'], folder)
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    dependencies: Record<string, string>
  }
  return manifest.dependencies
}
