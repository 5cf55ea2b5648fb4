import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { type InstalledNode, installedNodes, nameOfNode } from 'packed/nodes'

/** What this folder has installed. */
const modulesFolder = fileURLToPath(new URL('../node_modules', import.meta.url))

/** A Node that whoever runs the tests wants the packages to run on, by its path in `CONSUMER_NODE`. */
const wanted = process.env['CONSUMER_NODE']

/** The Nodes that consumers run: the wanted one, or those that are installed. */
export const nodes: readonly InstalledNode[] =
  wanted === undefined
    ? installedNodes
    : [
        [
          nameOfNode(execFileSync(wanted, ['-p', 'process.versions.node'], { encoding: 'utf8' })),
          wanted,
        ],
      ]

/** The compilers that consumers use. */
export const compilers: readonly (readonly [name: string, path: string])[] = [
  '5.9',
  '6.0',
  '7.0',
].map((version) => [`TypeScript ${version}`, `${modulesFolder}/typescript-${version}/bin/tsc`])

/** The mock server of the OpenAPI document: none of ours. */
export const prism = `${modulesFolder}/@stoplight/prism-cli/dist/index.js`
