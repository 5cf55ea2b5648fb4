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
  outputOptions: {
    ...base.outputOptions,
    // One file of what `.` is made of, and the others need, too: to open a file takes longer than to read what is in it.
    codeSplitting: {
      groups: [
        { name: 'decoder', test: /\/core\/src\/(?!client|schema|testing)[^/]+(?<!\.d)\.ts$/ },
      ],
    },
  },
})
