import { fileURLToPath } from 'node:url'

import { reportPlace } from './places.ts'

/** How Stryker is run: from core's folder, on a copy of it. */
export default {
  mutate: ['src/**/*.ts'],
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  testRunner: 'vitest',
  vitest: {
    configFile: fileURLToPath(new URL('core.vitest.config.ts', import.meta.url)),
    related: true,
  },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: reportPlace,
  // A change that only takes long on a busy machine has not been noticed; an endless loop is counted, not timed.
  timeoutMS: 30_000,
  timeoutFactor: 2,
  reporters: ['progress-append-only'],
}
