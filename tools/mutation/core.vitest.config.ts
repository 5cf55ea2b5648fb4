import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const conditions = ['@bird-interactions/source', 'node', 'import', 'module', 'default']

/** First the files that noticed a change before, then the fastest: the first test that fails ends a mutant's run. */
class FastestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const before = this.ctx.cache.getTestSpecificationResult(file)
      return before?.failed === true ? -1 : (before?.duration ?? 0)
    }
    return Promise.resolve(files.toSorted((left, right) => rank(left) - rank(right)))
  }
}

/** Core's tests alone, in the copy of core's folder that Stryker makes. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    // They measure time, with other processes and at random: on a busy machine they would notice what is no change.
    exclude: ['test/client/rate-shared.test.ts', 'test/client/mutilated-answers.test.ts'],
    setupFiles: [fileURLToPath(new URL('same-seed.ts', import.meta.url))],
    sequence: { sequencer: FastestFirst },
    // A test that is slow on a busy machine has noticed nothing.
    testTimeout: 10_000,
  },
})
