import type { Checkpoint, Journal, SinkLengths } from './journal.ts'
import type { Sink } from './sink.ts'

/** The sinks of an export. */
export interface Sinks {
  readonly rows: Sink
  readonly failures: Sink | undefined
  readonly leftOut: Sink | undefined
}

/** Text for each sink. */
export type Texts = { -readonly [Name in keyof SinkLengths]: string }

/** Writes what an export has, and then the journal that vouches for it: never the other way round. */
export interface Committer {
  /** Takes text. It is written with the next commit. */
  readonly add: (texts: Partial<Texts>) => void
  /** Resolves when more may be added: a slow sink slows the export. */
  readonly ready: () => Promise<void>
  /** Writes all that was added so far, and the journal. Is called before the first `ready`. */
  readonly begin: () => Promise<void>
  /** Writes all that was added, and the journal. Nothing can be added after it. */
  readonly finish: () => Promise<void>
}

/** What {@link createCommitter} needs besides the sinks. */
export interface CommitContext {
  readonly journal: Journal | undefined
  /** What is done at this moment, all that was added included. */
  readonly snapshot: () => Omit<Checkpoint, 'bytes'>
  readonly everyMs: number
  /** A commit failed that nobody waits for. */
  readonly onFailure: () => void
}

/** More than that, in characters, waits for the commit under way. */
const MOST_WAITING = 1 << 20

/** Creates the committer of sinks that are open. */
export function createCommitter(
  sinks: Sinks,
  { journal, snapshot, everyMs, onFailure }: CommitContext,
): Committer {
  let texts: Texts = { rows: '', failures: '', leftOut: '' }
  let running: Promise<void> | undefined
  let failure: { readonly error: unknown } | undefined
  let begunAt = -Infinity
  let ended = false
  let timer: NodeJS.Timeout | undefined

  const commit = async (): Promise<void> => {
    const taken = texts
    texts = { rows: '', failures: '', leftOut: '' }
    const checkpoint = snapshot()
    await sinks.rows.write(taken.rows)
    await sinks.failures?.write(taken.failures)
    await sinks.leftOut?.write(taken.leftOut)
    if (journal === undefined) return
    const bytes = {
      rows: await sinks.rows.flush(),
      failures: (await sinks.failures?.flush()) ?? 0,
      leftOut: (await sinks.leftOut?.flush()) ?? 0,
    }
    await journal.write({ ...checkpoint, bytes })
  }
  const start = (): void => {
    timer = undefined
    begunAt = performance.now()
    running = commit()
      .catch((error: unknown) => {
        failure ??= { error }
        onFailure()
      })
      .finally(() => {
        running = undefined
        if (failure === undefined && hasText()) schedule()
      })
  }
  const hasText = (): boolean => Object.values(texts).some((text) => text !== '')
  const schedule = (): void => {
    if (running !== undefined || timer !== undefined || ended) return
    const dueMs = begunAt + everyMs - performance.now()
    if (dueMs <= 0) start()
    else timer = setTimeout(start, dueMs)
  }
  const check = (): void => {
    if (failure !== undefined) throw failure.error
  }

  return {
    add: (added) => {
      texts.rows += added.rows ?? ''
      texts.failures += added.failures ?? ''
      texts.leftOut += added.leftOut ?? ''
    },
    ready: async () => {
      check()
      if (running !== undefined && texts.rows.length > MOST_WAITING) await running
      check()
      schedule()
    },
    begin: commit,
    finish: async () => {
      ended = true
      clearTimeout(timer)
      await running
      check()
      await commit()
    },
  }
}
