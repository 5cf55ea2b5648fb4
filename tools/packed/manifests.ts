import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the packages that are published. */
export const packagesFolder = fileURLToPath(new URL('../../packages', import.meta.url))

/** The manifest of a package, as far as it is looked at here. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly license?: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly publishConfig?: Readonly<Record<string, unknown>>
  readonly engines?: Readonly<Record<string, string>>
  readonly repository?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The manifests of the packages that are published, by the names of their folders. */
export function readManifests(): Readonly<Record<string, Manifest>> {
  return Object.fromEntries(
    readdirSync(packagesFolder).map((name) => [
      name,
      JSON.parse(readFileSync(join(packagesFolder, name, 'package.json'), 'utf8')) as Manifest,
    ]),
  )
}

/** A channel is found by its keyword, as the command finds it. */
export function isChannel({ keywords = [] }: Manifest): boolean {
  return keywords.includes('bird-interactions-channel')
}
