import { type Clock, LONGEST_TIMER_MS } from '../attempt/clock.ts'
import type { RateLimitGrant, RateLimitRequest } from './rate-limit.ts'
import type { Quota } from './rate-limit-headers.ts'
import { createRatePace } from './rate-pace.ts'
import { createRateQuotas } from './rate-quotas.ts'

/** The requests of one key. */
export interface RateLane {
  readonly acquire: (
    request: Omit<RateLimitRequest, 'key'>,
  ) => Promise<RateLimitGrant> | RateLimitGrant
  /** A 429 was answered. */
  readonly throttle: (retryAfterMs: number | undefined) => void
  /** The server allows only so much. */
  readonly restrict: (quotas: readonly Quota[]) => void
  readonly waiting: () => number
  /** Nothing of the past matters any more: a new lane would do the same. */
  readonly isIdle: () => boolean
}

interface Waiter {
  readonly deadline: number
  readonly settle: (grant: RateLimitGrant) => void
}

/**
 * A second, and a fiftieth more: the server counts when requests arrive, and a later one may be faster on the way. Without it
 * half of all full seconds would be over the limit there.
 */
const WINDOW_MS = 1020
/**
 * By how much requests that were let go late are made up for: a busy program is held up for that long now and then. After a
 * longer hold-up, as when the computer slept, the even pace starts anew.
 */
const CATCH_UP_MS = 100
/** By how much a timer may be late, without anything being wrong. */
const LATE_TIMER_MS = 10

/**
 * Grants at most `perSecond` requests in any window of {@link WINDOW_MS}: exactly, by the moments of the last ones.
 *
 * As long as there is room, a request goes at once. Those that had to wait go one by one at an even pace, in the order in
 * which they came, so that what was a burst once is none a second later; and so do all of them while the rate recovers.
 */
export function createRateLane(perSecond: number, clock: Clock): RateLane {
  const pace = createRatePace()
  const quotas = createRateQuotas()
  const waiters = new Set<Waiter>()
  /** The moments of the last grants: the one with number n is at n modulo `perSecond`. */
  const grantedAt: number[] = []
  let granted = 0
  /** When the next request at an even pace may go. */
  let pacedAt = -Infinity
  /** When the last waiter will be granted, at the present pace; `undefined` when that has to be found out anew. */
  let lastAt: number | undefined
  let stopTimer: (() => void) | undefined

  const intervalAt = (now: number): number => WINDOW_MS / (perSecond * pace.share(now))

  /** When there is room for a request, if that many others go before. */
  const roomAt = (ahead: number): number => {
    const before = grantedAt[(granted + ahead) % perSecond]
    const windowAt = before === undefined ? -Infinity : before + WINDOW_MS
    return Math.max(windowAt, pace.pausedUntil(), quotas.freeAt(granted + ahead))
  }

  /** @param dueAt When the request could have gone: as if it had, the next one follows. */
  const grant = (now: number, dueAt: number): void => {
    pacedAt = (now - dueAt > CATCH_UP_MS ? now : dueAt) + intervalAt(now)
    grantedAt[granted % perSecond] = now
    granted += 1
  }

  /** When each waiter will be granted, at the present pace; those for whom that is too late are told so. */
  const estimate = (now: number): number => {
    const interval = intervalAt(now)
    let ahead = 0
    let at = Math.max(now, pacedAt) - interval
    for (const waiter of waiters) {
      const next = Math.max(at + interval, roomAt(ahead))
      // Whom a timer would make a little late is not sent away for it.
      if (next > waiter.deadline + LATE_TIMER_MS) {
        waiters.delete(waiter)
        waiter.settle({ retryAfterMs: next - now })
      } else {
        at = next
        ahead += 1
      }
    }
    return at
  }

  const arm = (now: number): void => {
    stopTimer?.()
    const dueMs = Math.max(pacedAt, roomAt(0)) - now
    stopTimer =
      waiters.size === 0
        ? undefined
        : clock.after(Math.min(Math.max(0, dueMs), LONGEST_TIMER_MS), letGo)
  }

  const letGo = (): void => {
    stopTimer = undefined
    const now = clock.now()
    for (const waiter of waiters) {
      const dueAt = Math.max(pacedAt, roomAt(0))
      if (dueAt > now) break
      waiters.delete(waiter)
      grant(now, dueAt)
      waiter.settle('granted')
    }
    lastAt = undefined
    arm(now)
  }

  const slowDown = (now: number): void => {
    lastAt = estimate(now)
    arm(now)
  }

  const giveUp = (waiter: Waiter, now: number): void => {
    if (!waiters.delete(waiter)) return
    lastAt = undefined
    waiter.settle({ retryAfterMs: 0 })
    if (waiters.size === 0) arm(now)
  }

  return {
    acquire: ({ withinMs, onAbort }) => {
      const now = clock.now()
      if (waiters.size === 0) {
        if (roomAt(0) <= now && (pacedAt <= now || pace.share(now) === 1)) {
          grant(now, now)
          return 'granted'
        }
        lastAt = undefined
      }
      lastAt ??= estimate(now)
      const at = Math.max(lastAt + intervalAt(now), roomAt(waiters.size))
      const deadline = now + withinMs
      if (!(at <= deadline)) return { retryAfterMs: at - now }
      lastAt = at
      return new Promise((settle) => {
        const waiter = { deadline, settle }
        waiters.add(waiter)
        if (stopTimer === undefined) arm(now)
        onAbort(() => {
          giveUp(waiter, clock.now())
        })
      })
    },
    throttle: (retryAfterMs) => {
      const now = clock.now()
      pace.throttle(now, retryAfterMs === undefined ? -Infinity : now + retryAfterMs)
      slowDown(now)
    },
    restrict: (list) => {
      const now = clock.now()
      let holdsBack = false
      for (const quota of list) {
        // What `perSecond` does not allow anyway needs no bound.
        if (quota.remaining >= perSecond * Math.ceil(quota.resetMs / 1000)) continue
        quotas.add(quota, granted, now)
        holdsBack ||= quota.remaining < waiters.size
      }
      if (holdsBack) slowDown(now)
    },
    waiting: () => waiters.size,
    isIdle: () => {
      const now = clock.now()
      const last = grantedAt[(granted - 1 + perSecond) % perSecond] ?? -Infinity
      return (
        waiters.size === 0 &&
        quotas.endAt() <= now &&
        pace.share(now) === 1 &&
        last + WINDOW_MS <= now
      )
    },
  }
}
