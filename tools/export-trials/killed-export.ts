import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { campaignSandbox, endOf, startExport } from './command.ts'

/** How an export is killed. */
export interface KillPlan {
  /** How often, with SIGKILL, each time at a random moment. */
  readonly kills: number
  /** How many messages the campaign has. */
  readonly messages: number
  /** The same number gives the same campaign and the same moments. */
  readonly seed: number
  /** Requests a second. */
  readonly rate: number
  /** A process is killed after no more milliseconds; every second one, when the output grows next after that. */
  readonly longestLifeMs: number
  readonly onKill?: ((kills: number) => void) | undefined
}

/** What came of it. */
export interface KilledExport {
  readonly kills: number
  /** How many exports were killed until they were done: when one is done before the last kill, another begins. */
  readonly exports: number
  /** For each of them, whether its sorted lines are byte for byte those of an export that nobody disturbed. */
  readonly equal: readonly boolean[]
  /** How many lines the undisturbed export has. */
  readonly lines: number
  /** How many kills left a journal behind to go on with. */
  readonly resumed: number
}

/**
 * Kills exports of a sandbox's campaign at random moments and goes on with them, until they are done.
 *
 * @throws When an export that goes on refuses to.
 */
export async function exportKilled(plan: KillPlan): Promise<KilledExport> {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-killed-'))
  const sandbox = await campaignSandbox(plan.messages, plan.seed)
  const random = createRandom(plan.seed)
  const ids = [...(sandbox.campaign?.messageIds() ?? [])]
  writeFileSync(join(folder, 'ids'), `${ids.join('\n')}\n`)
  const run = (output: string, rate: number) => {
    const goesOn = existsSync(join(folder, `${output}.journal`))
    const argv = ['ids', '--output', output, '--rate', String(rate)]
    return {
      goesOn,
      child: startExport([...argv, ...(goesOn ? ['--resume'] : [])], { sandbox, folder }),
    }
  }
  const must = async (output: string, rate: number): Promise<void> => {
    const { exitCode, stderr } = await endOf(run(output, rate).child)
    if (exitCode !== 0) throw new Error(`The export ended with ${exitCode}:\n${stderr}`)
  }
  try {
    await must('undisturbed', 100_000)
    const wanted = sortedLines(join(folder, 'undisturbed'))
    const equal: boolean[] = []
    let kills = 0
    let resumed = 0
    while (kills < plan.kills) {
      const output = `export-${equal.length}`
      let isDone = false
      while (!isDone && kills < plan.kills) {
        const { child, goesOn } = run(output, plan.rate)
        const ended = endOf(child)
        const killing = new AbortController()
        const path = kills % 2 === 0 ? undefined : join(folder, output)
        const kill = killAtRandom(child, random() * plan.longestLifeMs, path, killing.signal)
        const { exitCode, stderr } = await ended
        killing.abort()
        await kill
        if (exitCode === null) {
          kills += 1
          if (goesOn) resumed += 1
          plan.onKill?.(kills)
        } else if (exitCode === 0) isDone = true
        else throw new Error(`After ${kills} kills the export refused to go on:\n${stderr}`)
      }
      if (!isDone) await must(output, 100_000)
      equal.push(sortedLines(join(folder, output)).equals(wanted))
    }
    const lines = wanted.toString().split('\n').length - 1
    return { kills, exports: equal.length, equal, lines, resumed }
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Kills a process after so many milliseconds; with a path, at the moment after it when that file has grown: between what was
 * written and the journal that vouches for it.
 */
async function killAtRandom(
  child: ChildProcess,
  afterMs: number,
  path: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  try {
    await setTimeout(afterMs, undefined, { signal })
    const before = sizeOf(path)
    while (path !== undefined && sizeOf(path) === before) {
      await setTimeout(1, undefined, { signal })
    }
    child.kill('SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

function sizeOf(path: string | undefined): number {
  return path === undefined ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0)
}

function sortedLines(path: string): Buffer {
  const lines = readFileSync(path, 'utf8').split('\n')
  return Buffer.from(lines.toSorted().join('\n'))
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
