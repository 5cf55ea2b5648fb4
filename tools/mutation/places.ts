import { fileURLToPath } from 'node:url'

/** The folder that Stryker copies and changes. */
export const coreFolder = placeOf('../../packages/core')

/** The results of the last run, in the format of mutation-testing-report-schema. */
export const reportPlace = placeOf('results/last-run.json')

/** The page that lists the survivors. */
export const pagePlace = placeOf('../../docs/mutation.md')

function placeOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
