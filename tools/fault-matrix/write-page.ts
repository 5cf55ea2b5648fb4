import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { outcomesOf } from './outcomes.ts'
import { formatPage } from './page.ts'
import { rows } from './rows.ts'
import { runMatrix } from './run-matrix.ts'

/**
 * Runs the matrix and writes its page; with `--check` it compares instead. Exits with 1 when a row that does not wait has not
 * passed, or the page is out of date.
 */
const top = fileURLToPath(new URL('../..', import.meta.url))
const place = fileURLToPath(new URL('../../docs/fault-matrix.md', import.meta.url))
const outcomes = await runMatrix(top, outcomesOf)
const page = formatPage(outcomes)

for (const { id, fault, waitsFor } of rows) {
  if (waitsFor !== undefined || outcomes.get(id) === 'passed') continue
  console.error(`${id} ${outcomes.get(id) ?? 'missing'}: ${fault}`)
  process.exitCode = 1
}
if (process.argv.includes('--check')) {
  if (readFileSync(place, 'utf8') !== page) {
    console.error('docs/fault-matrix.md is out of date: run pnpm fault-matrix.')
    process.exitCode = 1
  }
} else {
  writeFileSync(place, page)
}
