import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { matchReasons } from './match-reasons.ts'
import { mutantsOf, type Report } from './mutants.ts'
import { formatPage } from './page.ts'
import { coreFolder, pagePlace, reportPlace } from './places.ts'
import { reasons } from './reasons/index.ts'
import { countMutants, percent, problemsOf, scoreOf } from './verdict.ts'

/**
 * Changes core's sources, runs its tests, and writes `docs/mutation.md`. With files it changes only these and writes no page;
 * `--reuse` takes results of the last run where nothing has changed, `--workers` says how many mutants are tested at once.
 * Exits with 1 when the score is too low, too much is owed, or reasons and survivors do not fit.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reuse: { type: 'boolean' }, workers: { type: 'string' } },
})
const files = positionals.map((path) => relative(coreFolder, resolve(path)))
const stryker = new URL('../../bin/stryker.js', import.meta.resolve('@stryker-mutator/core'))
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(stryker),
    'run',
    fileURLToPath(new URL('stryker.config.ts', import.meta.url)),
    `--concurrency=${values.workers ?? availableParallelism()}`,
    ...(values.reuse === true ? [] : ['--force']),
    ...(files.length === 0 ? [] : [`--mutate=${files.join(',')}`]),
  ],
  { cwd: coreFolder, stdio: 'inherit' },
)
if (status !== 0) {
  console.error('Stryker did not come to its end, so nothing is known: see above.')
  process.exit(1)
}

const measured = (file: string): boolean => files.length === 0 || files.includes(`src/${file}`)
const report = JSON.parse(readFileSync(reportPlace, 'utf8')) as Report
const mutants = mutantsOf(report).filter(({ file }) => measured(file))
const reasonsMeasured = Object.entries(reasons).filter(([file]) => measured(file))
const matched = matchReasons(mutants, Object.fromEntries(reasonsMeasured))
if (files.length === 0) writeFileSync(pagePlace, formatPage(mutants, matched))
const counts = countMutants(mutants)
console.log(`${percent(scoreOf(counts))} of ${counts.mutants} mutants are noticed.`)
for (const problem of problemsOf(mutants, matched)) {
  console.error(problem)
  process.exitCode = 1
}
