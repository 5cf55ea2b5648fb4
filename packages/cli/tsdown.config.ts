import { base } from 'build-settings'
import { defineConfig } from 'tsdown'

import { readyAnswers } from './ready-answers.ts'
import { thirdPartyLicenses } from './third-party-licenses.ts'

export default defineConfig({
  ...base,
  entry: { bin: 'src/bin.ts' },
  dts: false,
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
  plugins: [thirdPartyLicenses(), readyAnswers()],
})
