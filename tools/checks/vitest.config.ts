import { defineConfig } from 'vitest/config'

const conditions = ['@bird-interactions/source', 'node', 'import', 'module', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: 'checks', include: ['test/**/*.test.ts'] },
})
