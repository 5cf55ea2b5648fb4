import { readFileSync } from 'node:fs'

import { rows } from './rows.ts'

/** What became of the tests of a row. */
export type Outcome = 'passed' | 'failed' | 'missing'

interface VitestReport {
  readonly testResults: readonly {
    readonly message?: string
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[]
  }[]
}

/**
 * The outcome of each row in a report of vitest: `passed` when all of its tests passed. A row's tests start with its id.
 *
 * @param file The report, as the reporter `json` writes it.
 */
export function outcomesOf(file: string): ReadonlyMap<string, Outcome> {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  return new Map(
    rows.map(({ id }) => {
      const own = tests.filter(({ title }) => title.startsWith(`${id} `))
      if (own.length === 0) return [id, 'missing']
      return [id, own.every(({ status }) => status === 'passed') ? 'passed' : 'failed']
    }),
  )
}
