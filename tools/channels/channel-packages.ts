import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Channel } from '@bird-interactions/core'

/** A channel of this repository. */
export interface ChannelPackage {
  /** The name of its folder below `packages/`, which is the channel's own. */
  readonly name: string
  /** The absolute path of its folder. */
  readonly folder: string
  /** The name for people: `WhatsApp`. */
  readonly title: string
}

const packagesFolder = fileURLToPath(new URL('../../packages', import.meta.url))

/** The keyword in package.json by which the command finds a channel, too. */
const KEYWORD = 'bird-interactions-channel'

/** The channel packages of this repository, in the order of their names. */
export function channelPackages(): readonly ChannelPackage[] {
  return readdirSync(packagesFolder)
    .toSorted()
    .flatMap((name) => {
      const folder = join(packagesFolder, name)
      const manifest = readManifest(folder)
      if (manifest?.keywords?.includes(KEYWORD) !== true) return []
      return [{ name, folder, title: manifest.description.split(' message interactions')[0] ?? '' }]
    })
}

/** The channel that a package exports, from its source. It takes the condition `@bird-interactions/source`. */
export async function sourceOf({ name, folder }: ChannelPackage): Promise<Channel> {
  const path = join(folder, 'src/index.ts')
  const exported = Object.values((await import(/* @vite-ignore */ path)) as Record<string, Channel>)
  const [channel] = exported
  if (channel === undefined || exported.length > 1) {
    throw new Error(
      `packages/${name}/src/index.ts exports ${exported.length} values, not a channel.`,
    )
  }
  return channel
}

interface Manifest {
  readonly description: string
  readonly keywords?: readonly string[]
}

/** A folder without a manifest holds what was built of a package that is no more. */
function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  } catch {
    return undefined
  }
}
