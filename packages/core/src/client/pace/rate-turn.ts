import { ConfigError, TimeoutError } from '../../errors.ts'
import { TimeIsUp, within } from '../attempt/attempt.ts'
import { createCancellation } from '../attempt/cancellation.ts'
import type { Clock } from '../attempt/clock.ts'
import type { Interrupt } from '../attempt/interrupt.ts'
import type { RateLimiter, RateLimitGrant, RateLimitReport } from './rate-limiter.ts'

/** What decides how long a request waits for its turn. */
export interface TurnLimits {
  readonly clock: Clock
  readonly interrupt: Interrupt
  /** How long it may wait, in milliseconds. */
  readonly withinMs: number
  /** How many times the request has been sent. */
  readonly attempts: number
}

/**
 * Waits until the rate limit lets a request go.
 *
 * @param key Whose limit: origin and workspace.
 * @returns How long it waited, in milliseconds: at once, when it need not wait.
 * @throws {@link TimeoutError} at once, when the wait would be longer than allowed: it says how long.
 * @throws {@link ConfigError} when the limiter itself fails. Nothing is sent then: without it the limit could be broken.
 */
export function waitForTurn(
  limiter: RateLimiter,
  key: string,
  limits: TurnLimits,
): number | Promise<number> {
  const { cancel, onAbort } = createCancellation()
  let answer: RateLimitGrant | Promise<RateLimitGrant>
  try {
    answer = limiter.acquire({ key, withinMs: limits.withinMs, onAbort })
  } catch (error) {
    limits.interrupt.check()
    throw limiterFailed(error)
  }
  return answer === 'granted' ? 0 : waitFor(answer, cancel, limits)
}

async function waitFor(
  answer: RateLimitGrant | Promise<RateLimitGrant>,
  giveUp: () => void,
  limits: TurnLimits,
): Promise<number> {
  const { clock, withinMs, interrupt } = limits
  const askedAt = clock.now()
  let grant: RateLimitGrant
  try {
    grant = await within({ clock, timeoutMs: withinMs, interrupt }, () => answer, giveUp)
  } catch (error) {
    interrupt.check()
    if (error instanceof TimeIsUp) throw heldBack(withinMs, limits)
    throw limiterFailed(error)
  }
  if (grant === 'granted') return clock.now() - askedAt
  throw heldBack(grant.retryAfterMs, limits)
}

/** Tells the limiter what an answer said of the limit. What the limiter makes of it cannot harm the call. */
export function reportAnswer(limiter: RateLimiter, report: RateLimitReport): void {
  try {
    Promise.resolve(limiter.report(report)).catch(warn)
  } catch (error) {
    warn(error)
  }
}

function warn(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error)
  process.emitWarning(`The rate limiter failed to take a report: ${words}`, {
    type: 'BirdInteractionsWarning',
  })
}

function heldBack(retryAfterMs: number, { withinMs, attempts }: TurnLimits): TimeoutError {
  return new TimeoutError(
    'deadline_exceeded',
    `The rate limit of the workspace would let the request go in ${Math.ceil(retryAfterMs)} ms, later than the ${Math.ceil(withinMs)} ms that are left, so it was not sent. Come back later, ask for less at a time, or allow more with timeout.totalMs.`,
    { attempts, retryAfterMs },
  )
}

function limiterFailed(cause: unknown): ConfigError {
  return new ConfigError(
    'limiter_failed',
    'The rate limiter passed to createClient failed, so nothing was sent. Its error is the cause of this one.',
    { cause },
  )
}
