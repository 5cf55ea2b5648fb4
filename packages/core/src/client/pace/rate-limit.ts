/**
 * Lets requests go at the pace of a workspace. Asynchronous and keyed by workspace, so that several processes can share one:
 * Bird allows 50 GET requests a second a workspace, all programs together
 * (https://docs.bird.com/api/channels-api/rate-limit).
 */
export interface RateLimiter {
  /**
   * Asks to send one request. The answer is `'granted'` when it may be sent now, which may be later than the call, and
   * `{ retryAfterMs }` at once when it could not be granted within `withinMs`.
   *
   * An answer that is no promise costs the request nothing.
   */
  readonly acquire: (request: RateLimitRequest) => Promise<RateLimitGrant> | RateLimitGrant
  /** Is told of every answer, so that it can go slower before and after the server says that it must. */
  readonly report: (report: RateLimitReport) => void | Promise<void>
}

/** A request that wants to be sent. */
export interface RateLimitRequest {
  /** What is limited: the origin and the workspace. Requests of different keys never wait for each other. */
  readonly key: string
  /** How long the request can wait, in milliseconds. */
  readonly withinMs: number
  /**
   * Calls the listener once when the request is given up, at once if it already is. A limiter that makes it wait listens, and
   * grants it no place any more; what `acquire` then answers is of no interest to anyone.
   */
  readonly onAbort: (listener: () => void) => void
}

/** May be sent now; or not in time, but perhaps after that many milliseconds. */
export type RateLimitGrant = 'granted' | { readonly retryAfterMs: number }

/** What an answer said of the limit. */
export interface RateLimitReport {
  /** The key of its request. */
  readonly key: string
  readonly status: number
  /** What its `Retry-After` asked for, in milliseconds from now. */
  readonly retryAfterMs?: number | undefined
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}
