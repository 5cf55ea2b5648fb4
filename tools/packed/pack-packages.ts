import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runPnpm } from './run-pnpm.ts'

/** The folder of the packages that are published. */
export const packagesFolder = fileURLToPath(new URL('../../packages', import.meta.url))

/**
 * Packs every package, as it would be published.
 *
 * @param destination The folder for the tarballs.
 * @returns The tarballs' paths, by the folder names of the packages.
 */
export async function packPackages(destination: string): Promise<Record<string, string>> {
  const tarballs: Record<string, string> = {}
  for (const name of readdirSync(packagesFolder)) {
    const folder = join(packagesFolder, name)
    const packed = await runPnpm(['pack', '--json', '--pack-destination', destination], folder)
    tarballs[name] = (JSON.parse(packed) as { filename: string }).filename
  }
  return tarballs
}
