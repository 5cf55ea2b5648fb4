import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What this folder has installed. */
const modulesFolder = fileURLToPath(new URL('../node_modules', import.meta.url))

const node20 = `${modulesFolder}/node20/bin/node`

/** The Nodes that consumers run: the one of the workspace, and the oldest supported line where it could be installed. */
export const nodes: readonly (readonly [name: string, path: string])[] = [
  [`Node ${process.versions.node.split('.')[0] ?? ''}`, process.execPath],
  ...(existsSync(node20) ? ([['Node 20', node20]] as const) : []),
]

/** The compilers that consumers use. */
export const compilers: readonly (readonly [name: string, path: string])[] = [
  '5.9',
  '6.0',
  '7.0',
].map((version) => [`TypeScript ${version}`, `${modulesFolder}/typescript-${version}/bin/tsc`])

/** The mock server of the OpenAPI document: none of ours. */
export const prism = `${modulesFolder}/@stoplight/prism-cli/dist/index.js`
