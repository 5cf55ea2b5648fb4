import { base } from 'build-settings'
import { defineConfig, type UserConfig } from 'tsdown'

import { bundledChannels } from './build/bundled-channels.ts'
import { commonJs } from './build/common-js.ts'
import { leanDependencies } from './build/lean-dependencies.ts'
import { manual } from './build/manual.ts'
import { readyAnswers } from './build/ready-answers.ts'
import { thirdPartyLicenses } from './build/third-party-licenses.ts'

/** CommonJS: to get the loader of ESM ready takes longer than all else that help does. */
const command = {
  ...base,
  dts: false,
  format: 'cjs',
  outExtensions: () => ({ js: '.js' }),
  minify: true,
  checks: { legacyCjs: false },
} satisfies UserConfig

export default defineConfig([
  {
    ...command,
    entry: { 'run-process': 'src/run-process.ts', 'string-width': 'string-width' },
    // What else gets into the bundle is a decision, not an accident.
    deps: {
      alwaysBundle: [
        '@bird-interactions/core',
        '@bird-interactions/core/client',
        '@bird-interactions/export',
        '@bird-interactions/summary',
        'undici',
      ],
      neverBundle: ['@bird-interactions/sandbox'],
      onlyBundle: [
        'ansi-regex',
        'commander',
        'csv-parse',
        'csv-stringify',
        'get-east-asian-width',
        'import-meta-resolve',
        'jsonc-parser',
        'leven',

        'string-width',
        'strip-ansi',
        'undici',
      ],
    },
    outputOptions: {
      ...base.outputOptions,
      // One file of all that is ours: to open a file takes longer than to read what is in it.
      codeSplitting: {
        groups: [
          {
            name: 'shared',
            test: /\/cli\/src\/(?!run-process|open-client|ask-at-terminal|completion\/(?!shell)|program\/describe|settings\/locate|commands\/(?!decode)|doctor\/|export\/|summary\/|output\/(?:records\/csv|table\/))/,
          },
        ],
      },
    },
    plugins: [
      commonJs(),
      bundledChannels(),
      leanDependencies(),
      thirdPartyLicenses(),
      readyAnswers(),
      manual(),
    ],
  },
  {
    ...command,
    entry: { bin: 'src/bin.ts' },
    clean: false,
    deps: { neverBundle: ['./run-process.js'] },
  },
])
