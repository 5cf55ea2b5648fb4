import type { Quota } from './rate-limit-headers.ts'

/** The quotas that a server has told of. */
export interface RateQuotas {
  /** @param granted How many requests have been granted so far, ever. */
  readonly add: (quota: Quota, granted: number, now: number) => void
  /** When the request after that many granted ones may be sent; a moment gone by when nothing holds it. */
  readonly freeAt: (granted: number) => number
  /** When the last of them ends. */
  readonly endAt: () => number
}

/** Ends of quotas are rounded up to a multiple of this, so that there are never many. */
const GRAIN_MS = 50

/**
 * Keeps what each answer allowed: every one holds until its own reset, whatever the others say, so it does not matter in
 * which order answers arrive, or whether the server counts in fixed windows or lets its count recover gradually.
 */
export function createRateQuotas(): RateQuotas {
  /** Until a moment, no more requests than that many, counted from the first one ever. */
  const bounds = new Map<number, number>()
  return {
    add: ({ remaining, resetMs }, granted, now) => {
      for (const until of bounds.keys()) if (until <= now) bounds.delete(until)
      const until = Math.ceil((now + resetMs) / GRAIN_MS) * GRAIN_MS
      bounds.set(until, Math.min(bounds.get(until) ?? Infinity, granted + remaining))
    },
    freeAt: (granted) => {
      let free = -Infinity
      for (const [until, upTo] of bounds) if (upTo <= granted && until > free) free = until
      return free
    },
    endAt: () => Math.max(-Infinity, ...bounds.keys()),
  }
}
