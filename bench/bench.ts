import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'

import { run } from 'packed/run'

import { figures } from './figures.ts'
import { installPeers } from './install-peers.ts'
import { isMissed, keepsBar } from './measure.ts'
import { type FigureResult, formatLine, formatPage } from './page.ts'

/**
 * Measures the named figures, or all of them, each in a process of its own, and prints them. All of them are written to
 * `docs/benchmarks.md`. With `--check` it exits with 1 when a median is on the wrong side of its bar, unless the same run shows
 * that the bar is out of reach.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !figures.includes(name))
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. Figures: ${figures.join(', ')}.`)
  process.exit(2)
}
const chosen = positionals.length === 0 ? figures : positionals
const peers = await installPeers()
const results: FigureResult[] = []
for (const name of chosen) {
  const path = new URL(`${name}/${name}.ts`, import.meta.url)
  const { code, stdout, stderr } = await run(process.execPath, [path.pathname], {
    folder: process.cwd(),
  })
  if (code !== 0) throw new Error(`The figure ${name} could not be measured:\n${stdout}${stderr}`)
  const result = JSON.parse(stdout) as FigureResult
  results.push(result)
  console.log([result.title, ...result.measures.map(formatLine)].join('\n  '))
}
if (positionals.length === 0) {
  const page = new URL('../docs/benchmarks.md', import.meta.url)
  writeFileSync(
    page,
    formatPage(results, { versions: versionsOf(peers, results), processor: processor() }),
  )
}
const notKept = results.flatMap(({ measures }) => measures.filter((measure) => !keepsBar(measure)))
const missed = notKept.filter(isMissed)
if (notKept.length > 0) {
  console.log(
    `${notKept.length} of the bars are not kept, ${notKept.length - missed.length} of them out of reach.`,
  )
}
if (values.check && missed.length > 0) process.exitCode = 1

function versionsOf(
  peers: Readonly<Record<string, string>>,
  results: readonly FigureResult[],
): readonly string[] {
  const { version } = JSON.parse(
    readFileSync(new URL('../packages/core/package.json', import.meta.url), 'utf8'),
  ) as { version: string }
  const all = [
    `Node ${process.versions.node}`,
    `core ${version}`,
    ...Object.entries(peers).map(([name, peer]) => `${name} ${peer}`),
    ...results.flatMap(({ versions = [] }) => versions),
  ]
  return [...new Set(all)]
}

function processor(): string {
  const count = availableParallelism()
  const model = cpus()[0]?.model.trim() ?? 'an unknown model'
  return `${count} ${count === 1 ? 'processor' : 'processors'} (${model})`
}
