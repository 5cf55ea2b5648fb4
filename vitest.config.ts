import { existsSync, readdirSync } from 'node:fs'

import { defineConfig } from 'vitest/config'

/** Tests read the sources of the workspace's packages, not what was built of them. */
const conditions = ['@bird-interactions/source', 'node', 'import', 'module', 'default']

const folders = ['packages', 'tools']
  .flatMap((parent) => readdirSync(parent).map((name) => ({ name, root: `${parent}/${name}` })))
  .filter(({ root }) => existsSync(`${root}/test`))

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: folders.map(({ name, root }) => ({
      extends: true,
      test: { name, root, include: ['test/**/*.test.ts'] },
    })),
    reporters: ['default', './tools/reporter/closing-line.ts'],
  },
})
