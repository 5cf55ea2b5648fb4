import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { packagesFolder } from './manifests.ts'
import { runPnpm } from './run-pnpm.ts'

/** Where the sources are said to be, for whoever packs only to look: a release's workflow knows the real address. */
const madeUpRepository = { GITHUB_REPOSITORY: 'example/bird-interactions' }

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
    const packed = await runPnpm(
      ['pack', '--json', '--pack-destination', destination],
      folder,
      madeUpRepository,
    )
    tarballs[name] = (JSON.parse(packed) as { filename: string }).filename
  }
  return tarballs
}
