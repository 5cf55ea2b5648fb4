import { defineConfig } from 'tsdown'

import { base, disposableBanner } from 'build-settings'

export default defineConfig({
  ...base,
  entry: { index: 'src/index.ts' },
  banner: disposableBanner('index.d.ts'),
})
