import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Place } from './place.ts'

/** A dependency that says it is a channel. */
export interface ChannelPackage {
  readonly name: string
  readonly version?: string | undefined
}

/** The keyword in package.json by which a channel is found. */
const KEYWORD = 'bird-interactions-channel'

/**
 * The dependencies of a place that have the keyword of a channel. One that is not installed is none.
 *
 * @throws When the package.json of the place itself cannot be read.
 */
export function channelPackagesOf(place: Place): ChannelPackage[] {
  const manifest = readObject(join(place.folder, 'package.json'))
  const names = place.fields.flatMap((field) => Object.keys(objectOf(manifest[field])))
  return [...new Set(names)].flatMap((name) => {
    const dependency = installedManifest(name, place.folder)
    const { keywords, version } = dependency ?? {}
    if (!Array.isArray(keywords) || !keywords.includes(KEYWORD)) return []
    return [{ name, version: typeof version === 'string' ? version : undefined }]
  })
}

/** Reads by path: `exports` may hide package.json from a resolver. */
function installedManifest(
  name: string,
  from: string,
): Readonly<Record<string, unknown>> | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      return readObject(join(folder, 'node_modules', name, 'package.json'))
    } catch {
      // Not here: Node looks in the folders above, too.
    }
    if (folder === dirname(folder)) return undefined
  }
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  return objectOf(JSON.parse(readFileSync(path, 'utf8')))
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
