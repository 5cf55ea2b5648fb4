import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'new-channel', include: ['test/**/*.test.ts'] },
})
