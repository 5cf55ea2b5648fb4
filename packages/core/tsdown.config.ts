import { defineConfig } from 'tsdown'

import { base } from '../../tsdown.base.ts'

export default defineConfig({
  ...base,
  entry: {
    index: 'src/index.ts',
    client: 'src/client/index.ts',
    schema: 'src/schema/index.ts',
    testing: 'src/testing/index.ts',
  },
  // A client can be used with `await using`: its types are there whatever `lib` the reader has set.
  banner: ({ fileName }) =>
    fileName === 'client.d.ts' ? { dts: '/// <reference lib="esnext.disposable" />' } : undefined,
})
