import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

import { ExportError } from './export-error.ts'
import { fileFailure } from './file-failure.ts'

/** Keeps others off the files of an export. */
export interface FileLock {
  readonly release: () => Promise<void>
}

interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process was started, as the system tells it: another process may get the same number later. */
  readonly started: string
  readonly token: string
}

/** How often a lock may change hands while one is waited for. */
const MOST_TRIES = 10

/**
 * Takes a lock: a file that names its holder. A lock whose holder is not running any more is taken over.
 *
 * @throws {@link ExportError} with code `locked`, which names process and computer, while somebody holds it.
 */
export async function acquireLock(path: string): Promise<FileLock> {
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid) ?? '',
    token: randomUUID(),
  }
  const text = `${JSON.stringify(own)}\n`
  const mine = `${path}.${own.token}`
  try {
    // What is linked is whole: nobody ever reads half of a lock.
    await writeFile(mine, text, { flag: 'wx' })
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (await linked(mine, path)) return { release: () => release(path, text) }
      const found = await read(path)
      if (found === undefined) continue
      const holder = parse(found)
      if (holder === undefined || isRunning(holder)) throw locked(path, holder)
      await makeWay(path, found, mine)
    }
    throw locked(path, undefined)
  } catch (error) {
    throw fileFailure(error, `write ${path}`, path)
  } finally {
    await rm(mine, { force: true }).catch(() => undefined)
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Takes away the lock of a holder that is not running any more. Only one at a time may do so, or somebody who found the old lock
 * would take away the new one of who was faster.
 */
async function makeWay(path: string, stale: string, mine: string): Promise<void> {
  const turn = `${path}.turn`
  if (await linked(mine, turn)) {
    try {
      if ((await read(path)) === stale) await unlink(path)
    } finally {
      await unlink(turn)
    }
    return
  }
  // Whoever has the turn may have been killed in the middle of it.
  const found = await read(turn)
  const holder = found === undefined ? undefined : parse(found)
  if (found === undefined || holder === undefined || isRunning(holder)) return
  await removeStale(turn, found, `${mine}.stale`)
}

/** Takes a file away, unless it is another one by now. */
async function removeStale(path: string, stale: string, aside: string): Promise<void> {
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await read(aside)) !== stale) await linked(aside, path)
  await rm(aside, { force: true })
}

async function release(path: string, own: string): Promise<void> {
  if ((await read(path)) === own) await unlink(path)
}

function parse(text: string): Holder | undefined {
  try {
    const { pid, host, started, token } = JSON.parse(text) as Holder
    return Number.isInteger(pid) && pid > 0 ? { pid, host, started, token } : undefined
  } catch {
    return undefined
  }
}

/** Of another computer nothing is known: its process counts as running. */
function isRunning({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    // It runs, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(pid) === undefined || startOf(pid) === started
}

/** What tells a process from an earlier one of the same number; `undefined` where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in brackets, may hold anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

function locked(path: string, holder: Holder | undefined): ExportError {
  const who =
    holder === undefined
      ? 'Something else holds'
      : `Process ${holder.pid} on ${JSON.stringify(holder.host)} holds`
  return new ExportError(
    'locked',
    `Another export is at work on the same files. ${who} ${path}. Wait until it ends; if it cannot be running any more, delete that file.`,
    { path },
  )
}
