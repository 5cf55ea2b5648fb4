import { type BirdError, TimeoutError, type TimeoutErrorCode } from '../errors.ts'
import { askForAccessKey } from './access-key.ts'
import { apiErrorOf } from './api-error.ts'
import { type AttemptLimits, sendOnce, TimeIsUp, within } from './attempt.ts'
import type { AccessKey } from './client.ts'
import type { Clock } from './clock.ts'
import { connectionErrorOf } from './connection-error.ts'
import type { Interrupt } from './interrupt.ts'
import type { CallSettings } from './options.ts'
import { pause } from './pause.ts'
import { readBody } from './read-body.ts'
import { redactHeaders } from './redact.ts'
import type { ResponseInfo } from './results.ts'
import { retryDelay } from './retry.ts'
import type { Transport } from './transport.ts'

/** What all requests of a client have in common. */
export interface RequestContext {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: () => number
  readonly accessKey: AccessKey
  readonly origin: string
  readonly userAgent: string
  readonly maxBodyBytes: number
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
  path: string,
  settings: CallSettings,
  interrupt: Interrupt,
): Promise<JsonAnswer> {
  interrupt.check()
  const { clock } = context
  const deadline = clock.now() + settings.totalMs
  for (let attempt = 1; ; attempt++) {
    const remainingMs = deadline - clock.now()
    const timeoutMs = Math.min(settings.attemptMs, remainingMs)
    try {
      return await attemptJson(context, path, attempt, { clock, timeoutMs, interrupt })
    } catch (error) {
      // The caller's own reason may be anything, even one of our errors: the signal tells, not the error.
      interrupt.check()
      const failure =
        error instanceof TimeIsUp
          ? timeoutErrorOf(remainingMs, settings, attempt)
          : (error as BirdError)
      const delay =
        attempt > settings.retries ? undefined : retryDelay(failure, attempt, context.random)
      if (delay === undefined || clock.now() + delay >= deadline) throw failure
      await pause(clock, delay, interrupt)
    }
  }
}

/** One attempt: the answer, or the error that its status, its body or its absence stands for. */
async function attemptJson(
  context: RequestContext,
  path: string,
  attempts: number,
  limits: AttemptLimits,
): Promise<JsonAnswer> {
  const { clock, origin, maxBodyBytes, userAgent } = context
  const accessKey =
    typeof context.accessKey === 'string'
      ? context.accessKey
      : await within(limits, askForAccessKey(context.accessKey))
  const headers = {
    accept: 'application/json',
    authorization: `AccessKey ${accessKey}`,
    'user-agent': userAgent,
  }
  const received = await sendOnce(
    context.transport,
    { origin, path, headers, maxBodyBytes },
    limits,
  ).catch((error: unknown) => {
    if (error instanceof TimeIsUp) throw error
    throw connectionErrorOf(error, { origin, accessKey, attempts, maxBodyBytes })
  })
  const response = { ...received, headers: redactHeaders(received.headers, accessKey) }
  if (response.status < 200 || response.status > 299) {
    throw apiErrorOf(response, { clock, accessKey, attempts })
  }
  const body = readBody(response, accessKey)
  return { body, response: { status: response.status, headers: response.headers, attempts } }
}

function timeoutErrorOf(
  remainingMs: number,
  settings: CallSettings,
  attempts: number,
): TimeoutError {
  const isLast = remainingMs <= settings.attemptMs
  const code: TimeoutErrorCode = isLast ? 'deadline_exceeded' : 'attempt_timed_out'
  const limit = isLast ? settings.totalMs : settings.attemptMs
  const what = isLast ? 'all attempts together' : 'an attempt'
  const sent = attempts === 1 ? 'once' : `${attempts} times`
  return new TimeoutError(
    code,
    `No whole answer came in the ${limit} ms that ${what} may take (sent ${sent}). The network or Bird is slow: ` +
      `try again, or allow more with timeout.${isLast ? 'totalMs' : 'attemptMs'}.`,
    { attempts },
  )
}
