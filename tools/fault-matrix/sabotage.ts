import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { run } from 'packed/run'

import type { Break } from './break.ts'
import { breaks } from './breaks/index.ts'
import { outcomesOf } from './outcomes.ts'
import { rows } from './rows.ts'
import { runsBuiltCommand } from './rows/row.ts'
import { runMatrix } from './run-matrix.ts'

/**
 * Breaks the code on purpose, in copies of the committed tree and the changes to it, and runs the matrix after each break, with
 * the command built again where a row that the break means runs it as built. Exits with 1 unless exactly the rows meant turn red,
 * and every row that does not wait is meant by a break. Arguments are ids of rows: only breaks that mean one of them are tried.
 */
const top = fileURLToPath(new URL('../..', import.meta.url))
const wanted = process.argv.slice(2)
const chosen = breaks.filter(
  ({ rows: meant }) => wanted.length === 0 || meant.some((id) => wanted.includes(id)),
)
const problems: string[] = []

if (wanted.length === 0) {
  const meant = new Set(breaks.flatMap((one) => one.rows))
  for (const { id, waitsFor } of rows) {
    if (waitsFor !== undefined || meant.has(id)) continue
    problems.push(`${id} is meant by no break.`)
    console.log(problems.at(-1))
  }
}

const waiting = [...chosen]
const workers = Math.max(1, Math.min(availableParallelism(), chosen.length, 4))
await Promise.all(Array.from({ length: workers }, work))
console.log(`${chosen.length} breaks tried, ${problems.length} problems`)
if (problems.length > 0) process.exitCode = 1

async function work(): Promise<void> {
  const copy = await copyTree()
  try {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const problem = await attempt(copy, next)
      console.log(problem ?? `red as meant: ${next.rows.join(', ')} (${next.file})`)
      if (problem !== undefined) problems.push(problem)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function attempt(
  copy: string,
  { rows: meant, file, find, replace }: Break,
): Promise<string | undefined> {
  const label = `${meant.join(', ')}: ${file}:`
  const path = join(copy, 'packages', file)
  const text = readFileSync(path, 'utf8')
  if (text.split(find).length !== 2) return `${label} does not hold exactly once: ${find}`
  writeFileSync(
    path,
    text.replace(find, () => replace),
  )
  const built = meant.some(runsBuiltCommand)
  try {
    if (built) await buildCommand(copy)
    const surfaces = surfacesOf(meant)
    const outcomes = await runMatrix(copy, outcomesOf, surfaces)
    const red = rows
      .map(({ id }) => id)
      .filter((id) => surfaces.includes(id.charAt(0)) && outcomes.get(id) === 'failed')
    const expected = meant.toSorted()
    if (red.toSorted().join() === expected.join()) return undefined
    return `${label} turned red ${red.join(', ') || 'nothing'} instead.`
  } finally {
    writeFileSync(path, text)
    if (built) await buildCommand(copy)
  }
}

/**
 * The surfaces that a break is judged by: those that it means. An export that fails with the client on which it rests says
 * nothing more about the client. Client and data are one: either is tested through the other.
 */
function surfacesOf(meant: readonly string[]): string {
  const letters = new Set(meant.map((id) => id.charAt(0)))
  if (letters.has('C') || letters.has('D')) for (const letter of 'CD') letters.add(letter)
  return [...letters].join('')
}

/** A copy of the tracked and the new files, installed from what is already here. */
async function copyTree(): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'bird-interactions-sabotage-'))
  const script = `git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$1"`
  await must('bash', ['-c', script, 'copy', copy], top)
  await pnpm(['install', '--frozen-lockfile', '--prefer-offline'], copy)
  await buildCommand(copy)
  return copy
}

/** Builds the command and what it depends on, as far as they have changed. */
function buildCommand(copy: string): Promise<void> {
  return pnpm(['exec', 'turbo', 'run', 'build', '--filter=@bird-interactions/cli'], copy)
}

/** Runs the pnpm that runs this, or else the one that the project names. */
function pnpm(args: readonly string[], folder: string): Promise<void> {
  const own = process.env['npm_execpath']
  return own?.includes('pnpm') === true
    ? must(own, args, folder)
    : must('npx', ['--yes', 'pnpm@12.21.0', ...args], folder)
}

async function must(command: string, args: readonly string[], folder: string): Promise<void> {
  const { code, stdout, stderr } = await run(command, args, { folder })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}
