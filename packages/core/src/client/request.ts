import { ApiError, type BirdError, TimeoutError, type TimeoutErrorCode } from '../errors.ts'
import { askForAccessKey } from './access-key.ts'
import { apiErrorOf } from './answer/api-error.ts'
import { type AttemptLimits, sendOnce, TimeIsUp, within } from './attempt/attempt.ts'
import type { AttemptEvent } from './observe/attempt-event.ts'
import type { AccessKey } from './client.ts'
import type { Clock } from './attempt/clock.ts'
import { connectionErrorOf } from './answer/connection-error.ts'
import type { EmitAttempt } from './observe/emit-attempt.ts'
import type { Interrupt } from './attempt/interrupt.ts'
import type { CallSettings } from './options.ts'
import { pause } from './attempt/pause.ts'
import type { RateLimiter } from './pace/rate-limiter.ts'
import { reportAnswer, waitForTurn } from './pace/rate-turn.ts'
import { readBody } from './answer/read-body.ts'
import { redactHeaders } from './answer/redact.ts'
import type { ResponseInfo } from './list/results.ts'
import { parseRetryAfter } from './answer/retry-after.ts'
import type { RetryBudget } from './retry/retry-budget.ts'
import { isRetried, retryDelay } from './retry/retry.ts'
import type { Transport } from './transport/transport.ts'

/** What all requests of a client have in common. */
export interface RequestContext {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly accessKey: AccessKey
  readonly origin: string
  readonly userAgent: string
  readonly maxBodyBytes: number
  /** What the URL of a proxy holds, and no error must. */
  readonly proxySecrets: readonly string[]
  readonly limiter: RateLimiter | undefined
  readonly budget: RetryBudget
  readonly emit: EmitAttempt
}

/** What is asked for. */
export interface RequestTarget {
  readonly path: string
  readonly ids: Pick<AttemptEvent, 'workspaceId' | 'channelId' | 'messageId'>
}

/** The JSON value of an answer. */
export interface JsonAnswer {
  readonly body: unknown
  readonly response: ResponseInfo
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
  const key = `${context.origin} ${target.ids.workspaceId.toLowerCase()}`
  const deadline = clock.now() + settings.totalMs
  const failures: BirdError[] = []
  for (let attempt = 1; ; attempt++) {
    const withinMs = deadline - clock.now()
    const waitedMs =
      limiter === undefined
        ? 0
        : await waitForTurn(limiter, key, { clock, interrupt, withinMs, attempts: attempt - 1 })
    const sentAt = clock.now()
    const remainingMs = deadline - sentAt
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
  const { clock, origin, maxBodyBytes, userAgent, limiter } = context
  const accessKey =
    typeof context.accessKey === 'string'
      ? context.accessKey
      : await within(limits, askForAccessKey(context.accessKey))
  const secrets = [accessKey, ...context.proxySecrets]
  const request = {
    origin,
    path,
    headers: {
      accept: 'application/json',
      authorization: `AccessKey ${accessKey}`,
      'user-agent': userAgent,
    },
    maxBodyBytes,
  }
  const received = await sendOnce(context.transport, request, limits).catch((error: unknown) => {
    if (error instanceof TimeIsUp) throw error
    throw connectionErrorOf(error, { origin, secrets, attempts, maxBodyBytes })
  })
  const response = { ...received, headers: redactHeaders(received.headers, secrets) }
  const { status, headers } = response
  const retryAfterMs = parseRetryAfter(headers, clock)
  if (limiter !== undefined)
    reportAnswer(limiter, {
      key,
      status,
      headers,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    })
  if (status < 200 || status > 299) {
    throw apiErrorOf(response, {
      url: `${origin}${path}`,
      clock,
      secrets,
      attempts,
      retryAfterMs,
    })
  }
  return { body: readBody(response, secrets), response: { status, headers, attempts } }
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
