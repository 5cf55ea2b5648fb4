import { defineConfig } from 'tsdown'

import { base, disposableBanner } from '../../tsdown.base.ts'

export default defineConfig({
  ...base,
  entry: { index: 'src/index.ts' },
  banner: disposableBanner('index.d.ts'),
})
