import { isChannel, type Manifest, readManifests } from 'packed'

/** What a program imports of the packages: `@bird-interactions/core/client` for example. */
export interface EntryPoint {
  readonly name: string
  readonly isChannel: boolean
}

/** All entry points of the packages that are published. A command has none, and a manifest is no code. */
export function entryPoints(
  manifests: readonly Manifest[] = Object.values(readManifests()),
): readonly EntryPoint[] {
  return manifests.flatMap((manifest) =>
    Object.keys(manifest.exports ?? {})
      .filter((path) => path !== './package.json')
      .map((path) => ({ name: manifest.name + path.slice(1), isChannel: isChannel(manifest) })),
  )
}
