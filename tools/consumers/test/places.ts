import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What this folder has installed. */
const modulesFolder = fileURLToPath(new URL('../node_modules', import.meta.url))

const node20 = `${modulesFolder}/node20/bin/node`

const nameOf = (version: string): string => `Node ${version.split('.')[0] ?? ''}`

/** A Node that whoever runs the tests wants the packages to run on, by its path in `CONSUMER_NODE`. */
const wanted = process.env['CONSUMER_NODE']

/** The Nodes that consumers run: the wanted one, or that of the workspace and the oldest supported line where it is installed. */
export const nodes: readonly (readonly [name: string, path: string])[] =
  wanted === undefined
    ? [
        [nameOf(process.versions.node), process.execPath],
        ...(existsSync(node20) ? ([['Node 20', node20]] as const) : []),
      ]
    : [
        [
          nameOf(execFileSync(wanted, ['-p', 'process.versions.node'], { encoding: 'utf8' })),
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
