import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { run } from './run.ts'

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

/** The pnpm that runs the script, or the one of `packageManager` where none does. */
async function runPnpm(args: readonly string[], folder: string): Promise<string> {
  const own = process.env['npm_execpath']
  const [command, ...first] =
    own?.includes('pnpm') === true ? [own] : ['npx', '--yes', 'pnpm@12.21.0']
  const { code, stdout, stderr } = await run(command ?? '', [...first, ...args], { folder })
  if (code !== 0) throw new Error(`pnpm ${args.join(' ')} in ${folder} failed:\n${stdout}${stderr}`)
  return stdout
}
