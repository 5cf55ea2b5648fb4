import { fileURLToPath } from 'node:url'

import type { BundlePlugin } from './bundle-plugin.ts'

const OWN = fileURLToPath(import.meta.url)

/** Undici belongs to core: its parts are looked up from there. */
const CORE = fileURLToPath(new URL('../../core/dist/client.js', import.meta.url))

/**
 * What core imports of undici, without what the rest of its index loads. One answer makes Node 20 compile the parser once more,
 * which takes a core as long as five starts of Node: it must have parsed far more before that pays.
 */
const UNDICI = `
import { setFlagsFromString } from 'node:v8'
import Agent from 'undici/lib/dispatcher/agent.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js'
import buildConnector from 'undici/lib/core/connect.js'


if (process.versions.node.startsWith('20.')) setFlagsFromString('--wasm-tiering-budget=180000000')
export { Agent, Pool, ProxyAgent, buildConnector }
`

/** What the command never comes to, and would be loaded or carried all the same. */
const NEVER_USED: readonly { readonly by: string; readonly source: RegExp }[] = [
  // Commander starts other programs for commands of that kind; here is none.
  { by: '/commander/', source: /^node:child_process$/ },
  // HTTP/2 is off, and a GET has no body.
  { by: '/undici/', source: /\/client-h2\.js$/ },
  { by: '/undici/', source: /\/fetch\/body\.js$/ },
]

/**
 * It is needed for the first text that is not ASCII. Until then it stays in a file of its own: its regular expressions are checked
 * as soon as they are read, which takes as long as the rest of a start.
 */
const STRING_WIDTH = `
let width
module.exports = (text) => (width ??= require('./string-width.js'))(text)
`

const STRING_WIDTH_FILE = './string-width.js'
const STRING_WIDTH_ID = '\0lazy-string-width'
const UNDICI_ID = '\0parts-of-undici'
const NOTHING_ID = '\0never-used'

/** Leaves out of the bundle what the command never comes to, so that it starts sooner. */
export function leanDependencies(): BundlePlugin {
  return {
    name: 'lean-dependencies',
    async resolveId(source, importer = '') {
      if (source === 'undici/index.js') return { id: UNDICI_ID }
      // Its entry for CommonJS cannot be bundled.
      if (source === 'jsonc-parser') return this.resolve('jsonc-parser/lib/esm/main.js', OWN)
      if (source === STRING_WIDTH_FILE) return { id: STRING_WIDTH_FILE, external: true }
      // As an entry it is what it is.
      if (source === 'string-width' && importer !== '') return { id: STRING_WIDTH_ID }
      if (importer === UNDICI_ID) {
        return source.startsWith('undici/') ? this.resolve(source, CORE) : null
      }
      return NEVER_USED.some(({ by, source: left }) => importer.includes(by) && left.test(source))
        ? { id: NOTHING_ID }
        : null
    },
    load(id) {
      if (id === UNDICI_ID) return UNDICI
      if (id === STRING_WIDTH_ID) return STRING_WIDTH
      return id === NOTHING_ID ? 'module.exports = {}' : undefined
    },
  }
}
