import type { AttemptEvent } from '@bird-interactions/core/client'
import type { ExportCounts } from '@bird-interactions/export'

import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { duration } from './duration.ts'

/** Shows how far an export is: one line that changes on a terminal, now and then a line elsewhere. */
export interface Progress {
  /**
   * @param total How many messages there are, where that is known.
   */
  readonly start: (total: number | undefined) => void
  readonly update: (counts: ExportCounts) => void
  /** Hears of every attempt: what makes the export wait is shown. */
  readonly observe: (event: AttemptEvent) => void
  /** Takes the line away, and says no more. */
  readonly end: () => Promise<void>
}

const ON_TERMINAL_MS = 200
const ELSEWHERE_MS = 10_000
/** The rate is that of the last so many milliseconds. */
const RATE_OVER_MS = 10_000
const BAR_WIDTH = 24

/** Progress on stderr. Nothing is shown before it starts. */
export function createProgress(io: Io): Progress {
  const onTerminal = io.stderr.isTerminal && !io.stdout.isTerminal
  const samples: { readonly at: number; readonly done: number }[] = []
  let total: number | undefined
  let counts: ExportCounts | undefined
  let timer: NodeJS.Timeout | undefined
  let waitsUntil = -Infinity
  let waitsFor = ''
  let writing = Promise.resolve()

  const line = (): string => {
    const now = performance.now()
    const done = counts === undefined ? 0 : doneOf(counts)
    samples.push({ at: now, done })
    while (samples.length > 2 && (samples[1]?.at ?? now) < now - RATE_OVER_MS) samples.shift()
    const [first = { at: now, done }] = samples
    const rate = now > first.at ? ((done - first.done) * 1000) / (now - first.at) : 0
    const parts = [
      total === undefined ? `${count(done)} messages` : `${count(done)} of ${count(total)}`,
      `${rate.toFixed(1)}/s`,
    ]
    if (total !== undefined && rate > 0) {
      parts.push(`${duration(((total - done) / rate) * 1000)} left`)
    }
    if (counts !== undefined && counts.failed > 0) parts.push(`${count(counts.failed)} failed`)
    if (waitsUntil > now) parts.push(`waits ${duration(waitsUntil - now)}: ${waitsFor}`)
    return parts.join(', ')
  }
  const show = (): void => {
    const text = line()
    writing = writing.then(() =>
      onTerminal ? io.stderr.write(`\r${bar(counts, total)}${text}\u001b[K`) : say(io, text),
    )
  }
  return {
    start: (many) => {
      total = many
      timer = setInterval(show, onTerminal ? ON_TERMINAL_MS : ELSEWHERE_MS)
    },
    update: (next) => {
      // What was done before this run says nothing of its rate.
      if (counts === undefined) samples.push({ at: performance.now(), done: doneOf(next) })
      counts = next
    },
    observe: ({ status, error, retryInMs }) => {
      if (retryInMs === undefined) return
      waitsUntil = Math.max(waitsUntil, performance.now() + retryInMs)
      waitsFor = status === undefined ? (error ?? '') : String(status)
    },
    end: async () => {
      clearInterval(timer)
      await writing
      if (onTerminal && timer !== undefined) await io.stderr.write('\r\u001b[K')
    },
  }
}

/** How many messages need not be asked for any more. */
function doneOf({ messages, failed, duplicates }: ExportCounts): number {
  return messages + failed + duplicates
}

function bar(counts: ExportCounts | undefined, total: number | undefined): string {
  if (total === undefined || total === 0 || counts === undefined) return ''
  const full = Math.min(BAR_WIDTH, Math.floor((doneOf(counts) / total) * BAR_WIDTH))
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}] `
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
