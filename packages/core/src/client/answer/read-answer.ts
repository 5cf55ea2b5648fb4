import type { Clock } from '../attempt/clock.ts'
import type { ResponseInfo } from '../list/results.ts'
import { reportAnswer } from '../pace/rate-turn.ts'
import type { RateLimiter } from '../pace/rate-limiter.ts'
import type { TransportResponse } from '../transport/transport.ts'
import { apiErrorOf } from './api-error.ts'
import { readBody } from './read-body.ts'
import { redactHeaders } from './redact.ts'
import { parseRetryAfter } from './retry-after.ts'

/** The JSON value of an answer. */
export interface JsonAnswer {
  readonly body: unknown
  readonly response: ResponseInfo
}

/** What was asked, as far as its answer is read by it. */
export interface AnswerContext {
  readonly url: string
  /** Nothing that comes of the answer may show them. */
  readonly secrets: readonly string[]
  /** How many times the request has been sent. */
  readonly attempts: number
  readonly clock: Clock
  /** Who is told of the answer. */
  readonly limiter: RateLimiter | undefined
  /** Whose limit: origin and workspace. */
  readonly key: string
}

/**
 * Reads an answer.
 *
 * @throws {@link ApiError} when its status is not one of success.
 * @throws {@link ResponseError} when its body is not JSON.
 */
export function readAnswer(received: TransportResponse, context: AnswerContext): JsonAnswer {
  const { secrets, attempts, clock, limiter, key } = context
  const { status, body } = received
  const headers = redactHeaders(received.headers, secrets)
  const response = { status, headers, body }
  const retryAfterMs = parseRetryAfter(headers, clock)
  if (limiter !== undefined) reportAnswer(limiter, { key, status, headers, retryAfterMs })
  if (status < 200 || status > 299) {
    throw apiErrorOf(response, { url: context.url, clock, secrets, attempts, retryAfterMs })
  }
  return { body: readBody(response, secrets), response: { status, headers, attempts } }
}
