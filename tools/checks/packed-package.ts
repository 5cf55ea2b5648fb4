import { readFileSync } from 'node:fs'

import { createPackageFromTarballData } from '@arethetypeswrong/core'
import type { Manifest } from 'packed'

/** What is in a tarball. */
export interface PackedPackage {
  readonly manifest: Manifest
  /** The texts of its files, by their paths in the package. */
  readonly files: Readonly<Record<string, string>>
}

/** Reads a package's tarball. */
export function readPackedPackage(tarball: string): PackedPackage {
  const contents = createPackageFromTarballData(readFileSync(tarball))
  const prefix = `/node_modules/${contents.packageName}/`
  const files = Object.fromEntries(
    contents.listFiles().map((path) => [path.slice(prefix.length), contents.readFile(path)]),
  )
  return { manifest: JSON.parse(files['package.json'] ?? '') as Manifest, files }
}
