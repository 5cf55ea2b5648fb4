import { ApiError, type BirdError, TimeoutError, type TimeoutErrorCode } from '../errors.ts'
import { type AttemptLimits, sendOnce, TimeIsUp, within } from './attempt/attempt.ts'
import type { AttemptEvent } from './observe/attempt-event.ts'
import type { Clock } from './attempt/clock.ts'
import { connectionErrorOf } from './answer/connection-error.ts'
import type { GiveCredentials } from './credentials.ts'
import type { EmitAttempt } from './observe/emit-attempt.ts'
import type { Interrupt } from './attempt/interrupt.ts'
import type { CallSettings } from './options.ts'
import { type JsonAnswer, readAnswer } from './answer/read-answer.ts'
import { pause } from './attempt/pause.ts'
import type { RateLimiter } from './pace/rate-limiter.ts'
import { waitForTurn } from './pace/rate-turn.ts'
import type { RetryBudget } from './retry/retry-budget.ts'
import { isRetried, retryDelay } from './retry/retry.ts'
import type { Transport, TransportResponse } from './transport/transport.ts'

/** What all requests of a client have in common. */
export interface RequestContext {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly credentials: GiveCredentials
  readonly origin: string
  /** Whose rate limit a workspace has: one of its own at each origin. */
  readonly limitKeyOf: (workspaceId: string) => string
  readonly maxBodyBytes: number
  readonly limiter: RateLimiter | undefined
  readonly budget: RetryBudget
  readonly emit: EmitAttempt
}

/** What is asked for. */
export interface RequestTarget {
  readonly path: string
  readonly ids: Pick<AttemptEvent, 'workspaceId' | 'channelId' | 'messageId'>
}

/**
 * Sends a GET until there is an answer, within the attempts and the time that the settings allow.
 *
 * @throws {@link BirdError} The failure of the last attempt.
 * @throws The reason of the interrupt.
 */
export async function requestJson(
  context: RequestContext,
  target: RequestTarget,
  settings: CallSettings,
  interrupt: Interrupt,
): Promise<JsonAnswer> {
  interrupt.check()
  const { clock, budget, limiter } = context
  const key = context.limitKeyOf(target.ids.workspaceId)
  const failures: BirdError[] = []
  let sentAt = clock.now()
  const deadline = sentAt + settings.totalMs
  for (let attempt = 1; ; attempt++) {
    let waitedMs = 0
    if (limiter !== undefined) {
      const withinMs = deadline - sentAt
      const limits = { clock, interrupt, withinMs, attempts: attempt - 1 }
      const turn = waitForTurn(limiter, key, limits)
      waitedMs = typeof turn === 'number' ? turn : await turn
      sentAt = clock.now()
    }
    const remainingMs = deadline - sentAt
    // A timer of a busy program is late: the pause or the wait for the rate limit may have taken all the time.
    if (remainingMs <= 0) throw timeoutErrorOf(remainingMs, settings, attempt - 1, failures)
    const timeoutMs = Math.min(settings.attemptMs, remainingMs)
    const emit = (outcome: Pick<AttemptEvent, 'status' | 'error' | 'retryInMs'>): void => {
      context.emit(() => ({
        ...target.ids,
        attempt,
        waitedMs,
        durationMs: clock.now() - sentAt,
        ...outcome,
      }))
    }
    try {
      const limits = { clock, timeoutMs, interrupt }
      const answer = await attemptJson(context, target.path, key, attempt, limits)
      budget.earn()
      emit({ status: answer.response.status })
      return answer
    } catch (error) {
      // The caller's own reason may be anything, even one of our errors: the signal tells, not the error.
      if (interrupt.aborted()) emit({ error: 'aborted' })
      interrupt.check()
      const failure =
        error instanceof TimeIsUp
          ? timeoutErrorOf(remainingMs, settings, attempt, failures)
          : (error as BirdError)
      failures.push(failure)
      if (!isRetried(failure, attempt)) budget.earn()
      const delay =
        attempt > settings.retries ? undefined : retryDelay(failure, attempt, context.random)
      const again = delay !== undefined && clock.now() + delay < deadline && budget.spend()
      emit({
        ...(failure instanceof ApiError && { status: failure.status }),
        error: failure.code,
        ...(again && { retryInMs: delay }),
      })
      if (!again) throw failure
      await pause(clock, delay, interrupt)
      sentAt = clock.now()
    }
  }
}

/** One attempt: the answer, or the error that its status, its body or its absence stands for. */
async function attemptJson(
  context: RequestContext,
  path: string,
  key: string,
  attempts: number,
  limits: AttemptLimits,
): Promise<JsonAnswer> {
  const { origin, maxBodyBytes, credentials } = context
  const given = credentials()
  const { headers, secrets } = given instanceof Promise ? await within(limits, () => given) : given
  let received: TransportResponse
  try {
    received = await sendOnce(context.transport, { origin, path, headers, maxBodyBytes }, limits)
  } catch (error) {
    if (error instanceof TimeIsUp) throw error
    throw connectionErrorOf(error, { origin, secrets, attempts, maxBodyBytes })
  }
  const { clock, limiter } = context
  return readAnswer(received, { url: origin + path, secrets, attempts, clock, limiter, key })
}

function timeoutErrorOf(
  remainingMs: number,
  settings: CallSettings,
  attempts: number,
  failures: readonly BirdError[],
): TimeoutError {
  const isLast = remainingMs <= settings.attemptMs
  const code: TimeoutErrorCode = isLast ? 'deadline_exceeded' : 'attempt_timed_out'
  const limit = isLast ? settings.totalMs : settings.attemptMs
  const what = isLast ? 'all attempts together' : 'an attempt'
  const sent = attempts === 1 ? 'once' : `${attempts} times`
  const before =
    failures.length === 0 ? '' : `; before: ${failures.map((failure) => failure.code).join(', ')}`
  return new TimeoutError(
    code,
    `No whole answer came in the ${limit} ms that ${what} may take (sent ${sent}${before}). The network or Bird is slow: ` +
      `try again, or allow more with timeout.${isLast ? 'totalMs' : 'attemptMs'}.`,
    { attempts, failures: [...failures] },
  )
}
