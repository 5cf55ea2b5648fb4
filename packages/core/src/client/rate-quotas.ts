import type { Quota } from './rate-limit-headers.ts'

/** The quotas of a server that have not run out. */
export interface RateQuotas {
  /** @param granted How many requests have been granted so far, ever. */
  readonly add: (quota: Quota, granted: number, now: number) => void
  /** When the request after that many granted ones may be sent, on the clock of `now`; a moment gone by when nothing holds it. */
  readonly freeAt: (granted: number) => number
  /** Forgets those that have run out. */
  readonly expire: (now: number) => void
  readonly size: () => number
}

/** Until that moment, no more requests than `upTo`, counted from the first one ever. */
interface Bound {
  readonly until: number
  readonly upTo: number
}

/** Ends of quotas are rounded up to a multiple of this, so that there are never many. */
const GRAIN_MS = 50

/**
 * Keeps what each answer allowed: every one holds until its own reset, whatever the others say, so it does not matter in
 * which order answers arrive, or whether the server counts in fixed windows or lets its count recover gradually.
 */
export function createRateQuotas(): RateQuotas {
  // Sorted by both: of two where one ends later and allows no more, only that one says something.
  let bounds: Bound[] = []
  return {
    add: ({ remaining, resetMs }, granted, now) => {
      if (resetMs <= 0) return
      const added = {
        until: Math.ceil((now + resetMs) / GRAIN_MS) * GRAIN_MS,
        upTo: granted + remaining,
      }
      if (bounds.some(({ until, upTo }) => until >= added.until && upTo <= added.upTo)) return
      const before = bounds.filter(({ until, upTo }) => until < added.until && upTo < added.upTo)
      const after = bounds.filter(({ until, upTo }) => until > added.until && upTo > added.upTo)
      bounds = [...before, added, ...after]
    },
    freeAt: (granted) => {
      let free = -Infinity
      for (const { until, upTo } of bounds) {
        if (upTo > granted) break
        free = until
      }
      return free
    },
    expire: (now) => {
      const current = bounds.findIndex(({ until }) => until > now)
      if (current !== 0 && bounds.length > 0) bounds = current < 0 ? [] : bounds.slice(current)
    },
    size: () => bounds.length,
  }
}
