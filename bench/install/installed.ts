import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The bytes of all files in a folder, as long as they are: links are none, and neither is what a disk adds. */
export function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, { parentPath, name }) => bytes + statSync(join(parentPath, name)).size, 0)
}

/** A package in a project. */
export interface InstalledPackage {
  readonly name: string
  readonly version: string
  readonly folder: string
  /** Without those of the packages inside it. */
  readonly bytes: number
}

/** The packages in a folder `node_modules`, and those inside these. */
export function installedPackages(modulesFolder: string): readonly InstalledPackage[] {
  if (!existsSync(modulesFolder)) return []
  return readdirSync(modulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) =>
      name.startsWith('@')
        ? readdirSync(join(modulesFolder, name)).map((inScope) => join(name, inScope))
        : [name],
    )
    .flatMap((path) => {
      const folder = join(modulesFolder, path)
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name: string
        version: string
      }
      const inside = join(folder, 'node_modules')
      const nested = installedPackages(inside)
      const bytes = bytesOf(folder) - (existsSync(inside) ? bytesOf(inside) : 0)
      return [{ name, version, folder, bytes }, ...nested]
    })
}
