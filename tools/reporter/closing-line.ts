import type { Reporter, TestModule } from 'vitest/node'

/** Closes a run with `N passed, N failed`, so that a person or a program reads the outcome from the last line. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        count[state === 'pending' ? 'skipped' : state] += 1
      }
      // A file that could not be loaded and a hook that failed have errors of their own, and may have no failed test.
      for (const group of [module, ...module.children.allSuites()]) {
        if (group.errors().length > 0) count.failed += 1
      }
    }
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    const line = `${count.passed} passed, ${count.failed} failed${skipped}`
    // Behind what the other reporters print at the end of the run.
    process.once('exit', () => {
      process.stdout.write(`${line}\n`)
    })
  }
}
