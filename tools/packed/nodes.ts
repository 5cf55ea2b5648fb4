import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A Node to run what is packed on, and what to call it: `Node 26`. */
export type InstalledNode = readonly [name: string, path: string]

const node20 = fileURLToPath(new URL('node_modules/node20/bin/node', import.meta.url))

/** Its name, by a version such as `26.10.0`. */
export function nameOfNode(version: string): string {
  return `Node ${version.split('.')[0] ?? ''}`
}

/** That which runs this, and the oldest supported line where it is installed. */
export const installedNodes: readonly InstalledNode[] = [
  [nameOfNode(process.versions.node), process.execPath],
  ...(existsSync(node20) ? [['Node 20', node20] as const] : []),
]
