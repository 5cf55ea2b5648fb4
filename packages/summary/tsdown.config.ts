import { defineConfig } from 'tsdown'

import { base } from 'build-settings'

export default defineConfig({ ...base, entry: { index: 'src/index.ts' } })
