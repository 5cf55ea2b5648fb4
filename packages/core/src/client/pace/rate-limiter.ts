import { type Clock, systemClock } from '../attempt/clock.ts'
import { integerOption } from '../options.ts'
import { createRateLane, type RateLane } from './rate-lane.ts'
import { parseRateLimitHeaders } from './rate-limit-headers.ts'
import type { RateLimiter } from './rate-limit.ts'

export type {
  RateLimiter,
  RateLimitGrant,
  RateLimitReport,
  RateLimitRequest,
} from './rate-limit.ts'

/** Settings of {@link createRateLimiter}. */
export interface RateLimiterOptions {
  /**
   * The most requests in any second for one key, 1 to 100,000. Default 50: what Bird allows a workspace for GET
   * (https://docs.bird.com/api/channels-api/rate-limit).
   */
  readonly perSecond?: number | undefined
  /** The time to live by, for tests. */
  readonly clock?: Clock | undefined
}

/** What a limiter has seen. */
export interface RateLimiterStats {
  /** Keys that are remembered. */
  readonly keys: number
  /** Requests that wait. */
  readonly waiting: number
  /** `RateLimit` headers left out because they were malformed, so far. */
  readonly ignoredHeaders: number
}

/** A limiter for one process. */
export interface LocalRateLimiter extends RateLimiter {
  readonly report: (report: Parameters<RateLimiter['report']>[0]) => void
  readonly stats: () => RateLimiterStats
}

/** Fewer keys are not worth looking through for idle ones. */
const FEW_KEYS = 64

/**
 * The limiter of a client that is given none: for one process, in its memory.
 *
 * - Never more than `perSecond` requests of a key in any second; who came first goes first. A burst goes at once while there is
 *   room. Those that had to wait go at an even pace, a fiftieth slower than `perSecond`, because the server counts when requests
 *   arrive and not all take equally long. What a busy program lets go up to 100 ms late is made up for.
 * - A 429 with `Retry-After` pauses all requests of the key; the longest pause asked for wins. Any 429 lowers the rate to 0.7 of
 *   what it was, once a second at most and never below 0.1. It comes back by 0.02 a second without a 429 (after one: whole in
 *   15 s), counted from the end of the pause, and until then nothing goes in a burst.
 * - `RateLimit` headers of any answer hold back what would go beyond `remaining` before `reset`, 60 s at most.
 * - Only the monotonic clock counts. There is a timer only while somebody waits; idle keys are forgotten.
 *
 * @throws {@link ConfigError} when `perSecond` is out of range.
 */
export function createRateLimiter(options: RateLimiterOptions = {}): LocalRateLimiter {
  const clock = options.clock ?? systemClock
  const perSecond = integerOption('rateLimit.perSecond', options.perSecond ?? 50, 1, 100_000)
  const lanes = new Map<string, RateLane>()
  let ignoredHeaders = 0
  let many = FEW_KEYS

  const laneOf = (key: string): RateLane => {
    const known = lanes.get(key)
    if (known !== undefined) return known
    if (lanes.size >= many) forgetIdle()
    const lane = createRateLane(perSecond, clock)
    lanes.set(key, lane)
    return lane
  }
  const forgetIdle = (): void => {
    for (const [key, lane] of lanes) if (lane.isIdle()) lanes.delete(key)
    many = Math.max(FEW_KEYS, 2 * lanes.size)
  }

  return {
    acquire: (request) => laneOf(request.key).acquire(request),
    report: ({ key, status, retryAfterMs, headers }) => {
      const { quotas, ignored } = parseRateLimitHeaders(headers, clock)
      ignoredHeaders += ignored
      if (quotas.length > 0) laneOf(key).restrict(quotas)
      if (status === 429)
        laneOf(key).throttle(Number.isFinite(retryAfterMs) ? retryAfterMs : undefined)
    },
    stats: () => ({
      keys: lanes.size,
      waiting: [...lanes.values()].reduce((sum, lane) => sum + lane.waiting(), 0),
      ignoredHeaders,
    }),
  }
}
