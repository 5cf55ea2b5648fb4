import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import type { BundlePlugin } from './bundle-plugin.ts'

/** Writes the licences of all packages that became part of the bundle next to it: their notices must travel along. */
export function thirdPartyLicenses(): BundlePlugin {
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      const folders = new Set(
        Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds.flatMap(packageFolderOf)),
      )
      const texts = [...folders].map(describe).toSorted()
      const source = `This command contains the following packages.\n\n${texts.join('\n')}`
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source })
    },
  }
}

function packageFolderOf(moduleId: string): string[] {
  const folder = /\/.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId)?.[0]
  return folder === undefined ? [] : [folder]
}

function describe(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, string>>
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry))
  if (file === undefined) {
    throw new Error(`${basename(dirname(folder))}/${basename(folder)} has no licence file to copy.`)
  }
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return `${'-'.repeat(72)}\n${name} ${version} (${license})\n${'-'.repeat(72)}\n\n${text}\n`
}
