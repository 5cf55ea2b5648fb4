import { defineConfig } from 'tsdown'

import { base, disposableBanner } from 'build-settings'

export default defineConfig({
  ...base,
  entry: {
    index: 'src/index.ts',
    client: 'src/client/index.ts',
    schema: 'src/schema/index.ts',
    testing: 'src/testing/index.ts',
  },
  banner: disposableBanner('client.d.ts'),
})
