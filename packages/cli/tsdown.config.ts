import { defineConfig } from 'tsdown'

import { thirdPartyLicenses } from './third-party-licenses.ts'

export default defineConfig({
  entry: { bin: 'src/bin.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: false,
  fixedExtension: false,
  hash: false,
  // What else gets into the bundle is a decision, not an accident.
  deps: {
    onlyBundle: [
      'ansi-regex',
      'commander',
      'csv-stringify',
      'get-east-asian-width',
      'import-meta-resolve',
      'string-width',
      'strip-ansi',
    ],
  },
  plugins: [thirdPartyLicenses()],
})
