import { readFileSync } from 'node:fs'

import type { BundlePlugin } from './bundle-plugin.ts'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly keywords?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
}

const KEYWORD = 'bird-interactions-channel'

/** Writes the channels among the dependencies of the command into it: to load six packages takes longer than all else that `decode` does. */
export function bundledChannels(): BundlePlugin {
  return {
    name: 'bundled-channels',
    async load(id) {
      if (!id.endsWith('/src/channels/bundled-channels.ts')) return undefined
      const own = manifestAt('../package.json')
      const manifests = Object.keys(own.dependencies ?? {})
        .map((name) => manifestAt(`../node_modules/${name}/package.json`))
        .filter(({ keywords }) => keywords?.includes(KEYWORD))
      const bundled = await Promise.all(
        manifests.map(async ({ name, version }) => {
          const module = (await import(name)) as Readonly<Record<string, unknown>>
          return { name, version, exports: Object.values(module).filter(isPlainData) }
        }),
      )
      return `export const bundledChannels = ${JSON.stringify(bundled)}`
    },
  }
}

function manifestAt(path: string): Manifest {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Manifest
}

function isPlainData(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
