import { join } from 'node:path'

import { type Channel, createDecoder } from '@bird-interactions/core'

import { wordsOf } from '../unexpected-failure.ts'
import { channelPackagesOf } from './channel-packages.ts'
import { bundledChannels } from './bundled-channels.ts'
import { loadChannels, looksLikeChannel } from './load-channels.ts'
import { type Place, placesOf } from './place.ts'

/** A channel, and where it was found. */
export interface FoundChannel {
  readonly channel: Channel
  /** The package, or what `--plugin` was given. */
  readonly package: string
  readonly version?: string | undefined
  readonly from: Place['owner'] | 'plugin'
}

/** The channels in use, and what is to be said of the others. */
export interface FoundChannels {
  /** No two share a name. In the order of their names. */
  readonly found: readonly FoundChannel[]
  /** What could not be used and why, one line each. */
  readonly notes: readonly string[]
}

/** Where to look. */
export interface Search {
  readonly modulePath: string
  readonly cwd: string
  /** The values of `--plugin`. */
  readonly plugins: readonly string[]
}

/**
 * Finds the channels: those of `--plugin`, of the project that the command is installed in, and of the command itself. Of
 * two with one name the one named first in this list is used.
 *
 * What cannot be loaded becomes a note, and the rest goes on.
 */
export async function findChannels(search: Search): Promise<FoundChannels> {
  const notes: string[] = []
  const candidates: FoundChannel[] = []
  const add = async (
    source: Pick<FoundChannel, 'package' | 'version' | 'from'>,
    load: () => Channel[] | Promise<Channel[]>,
  ): Promise<void> => {
    try {
      for (const channel of await load()) candidates.push({ ...source, channel })
    } catch (error) {
      notes.push(`No channel could be loaded from ${nameOf(source)}: ${wordsOf(error)}`)
    }
  }
  for (const plugin of search.plugins) {
    await add({ package: plugin, from: 'plugin' }, () =>
      loadChannels(plugin, join(search.cwd, 'package.json')),
    )
  }
  for (const place of placesOf(search.modulePath)) {
    for (const { name, version } of packagesOf(place, notes)) {
      await add(
        { package: name, version, from: place.owner },
        () =>
          bundled(place, name, version) ?? loadChannels(name, join(place.folder, 'package.json')),
      )
    }
  }
  const found = withoutDuplicates(candidates, notes)
  return { found: found.toSorted(byName), notes }
}

/** A channel of the command itself, where the version that is installed is the one that was written into the command. */
function bundled(place: Place, name: string, version: string | undefined): Channel[] | undefined {
  if (place.owner !== 'command') return undefined
  const same = bundledChannels.find((one) => one.name === name && one.version === version)
  return same?.exports.filter(looksLikeChannel)
}

function packagesOf(place: Place, notes: string[]): ReturnType<typeof channelPackagesOf> {
  try {
    return channelPackagesOf(place)
  } catch (error) {
    // A project without a package.json is no fault: a global install has none.
    if ((error as { code?: unknown }).code !== 'ENOENT') {
      notes.push(`The channels of the ${place.owner} could not be looked up: ${wordsOf(error)}`)
    }
    return []
  }
}

function withoutDuplicates(candidates: readonly FoundChannel[], notes: string[]): FoundChannel[] {
  if (areFine(candidates)) return [...candidates]
  const used: FoundChannel[] = []
  for (const candidate of candidates) {
    const other = used.find(({ channel }) => channel.name === candidate.channel.name)
    if (other !== undefined) {
      if (!isSame(other, candidate)) {
        notes.push(
          `Two channels are named "${other.channel.name}": that of ${nameOf(other)} is used, that of ${nameOf(candidate)} is not.`,
        )
      }
      continue
    }
    try {
      createDecoder([...used, candidate].map(({ channel }) => channel))
      used.push(candidate)
    } catch (error) {
      notes.push(`The channel of ${nameOf(candidate)} is not used: ${wordsOf(error)}`)
    }
  }
  return used
}

function areFine(candidates: readonly FoundChannel[]): boolean {
  try {
    createDecoder(candidates.map(({ channel }) => channel))
    return true
  } catch {
    return false
  }
}

/** One channel found twice is no conflict, nor is the same version of a package that is installed twice. */
function isSame(left: FoundChannel, right: FoundChannel): boolean {
  if (left.channel === right.channel) return true
  return (
    left.package === right.package && left.version !== undefined && left.version === right.version
  )
}

function nameOf(source: Pick<FoundChannel, 'package' | 'version' | 'from'>): string {
  const version = source.version === undefined ? '' : ` ${source.version}`
  const place = source.from === 'plugin' ? '--plugin' : `the ${source.from}`
  return `${source.package}${version} (${place})`
}

function byName(left: FoundChannel, right: FoundChannel): number {
  return left.channel.name < right.channel.name ? -1 : 1
}
