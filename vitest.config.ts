import { existsSync, readdirSync } from 'node:fs'

import { defineConfig } from 'vitest/config'

/** Tests read the sources of the workspace's packages, not what was built of them. */
const conditions = ['@bird-interactions/source', 'node', 'import', 'module', 'default']

const packages = readdirSync('packages').filter((name) => existsSync(`packages/${name}/test`))

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      ...packages.map((name) => ({
        extends: true as const,
        test: { name, root: `packages/${name}`, include: ['test/**/*.test.ts'] },
      })),
      {
        extends: true,
        test: { name: 'channels', root: 'tools/channels', include: ['test/**/*.test.ts'] },
      },
      // What is packed is tested as packed.
      'tools/consumers',
      'tools/checks',
      'tools/fault-matrix',
      'tools/new-channel',
      'tools/mutation',
      'bench',
    ],
    reporters: ['default', './tools/reporter/closing-line.ts'],
  },
})
