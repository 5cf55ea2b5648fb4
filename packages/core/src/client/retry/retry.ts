import {
  ApiError,
  type BirdError,
  ConnectionError,
  ResponseError,
  TimeoutError,
} from '../../errors.ts'

/** 429 and 5xx are documented as safe to repeat; see https://docs.bird.com/api/api-access/common-api-usage */
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504])

const BASE_MS = 200
/** Over the rate limit nothing is gained by coming back soon. */
const THROTTLED_BASE_MS = 1000
const LONGEST_MS = 8000
/** How much later than asked a retry may come, so that not everyone comes back at once. */
const SPREAD = 0.2
/** The least wait after `Retry-After: 0`, which would otherwise be a loop without a pause. */
const LEAST_MS = 100

/**
 * How long to wait before the request is sent again, in milliseconds; `undefined` when it must not be.
 *
 * Full jitter over a doubling bound; what `Retry-After` asks for is never undercut, and exceeded by a fifth at most.
 *
 * @param attempt How many times the request has been sent.
 * @param random From 0 up to 1.
 */
export function retryDelay(
  error: BirdError,
  attempt: number,
  random: () => number,
): number | undefined {
  if (!isRetried(error, attempt)) return undefined
  const throttled = error instanceof ApiError && error.status === 429
  const bound = Math.min(LONGEST_MS, (throttled ? THROTTLED_BASE_MS : BASE_MS) * 2 ** (attempt - 1))
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined
  if (asked === undefined) return random() * bound
  return Math.max(LEAST_MS, asked) * (1 + SPREAD * random())
}

/** Whether a failure is worth another attempt, however many there have been. */
export function isRetried(error: BirdError, attempt: number): boolean {
  if (error instanceof ApiError) return RETRIED_STATUSES.has(error.status)
  if (error instanceof ConnectionError) {
    if (error.code === 'tls_failed' || error.code === 'proxy_refused') return false
    return error.code !== 'host_not_found' || attempt === 1
  }
  if (error instanceof TimeoutError) return error.code === 'attempt_timed_out'
  return error instanceof ResponseError && error.code === 'invalid_json'
}
