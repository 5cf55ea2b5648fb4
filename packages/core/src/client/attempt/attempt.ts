import { createCancellation } from './cancellation.ts'
import type { Clock } from './clock.ts'
import type { Interrupt } from './interrupt.ts'
import type { Transport, TransportRequest, TransportResponse } from '../transport/transport.ts'

/** What an attempt rejects with when its time is over. */
export class TimeIsUp extends Error {}

/** What ends an attempt before it ends by itself. */
export interface AttemptLimits {
  readonly clock: Clock
  readonly timeoutMs: number
  readonly interrupt: Interrupt
}

/** What to send, without the means to abort it. */
export type AttemptRequest = Omit<TransportRequest, 'signal' | 'onAbort'>

/**
 * Sends a request once. It settles when the transport does, when the time is over, or when the caller aborts, whichever is
 * first, even if the transport never settles.
 */
export function sendOnce(
  transport: Transport,
  request: AttemptRequest,
  limits: AttemptLimits,
): Promise<TransportResponse> {
  const cancellation = createCancellation()
  const { origin, path, headers, maxBodyBytes } = request
  const cancellable: TransportRequest = {
    origin,
    path,
    headers,
    maxBodyBytes,
    onAbort: cancellation.onAbort,
    get signal() {
      return cancellation.signal()
    },
  }
  return within(limits, () => transport(cancellable), cancellation.cancel)
}

/**
 * Waits for a promise no longer than the limits allow.
 *
 * @param giveUp Is called when nobody waits any more.
 */
export function within<T>(
  limits: AttemptLimits,
  start: () => Promise<T> | T,
  giveUp: () => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stopTimer()
      stopListening()
    }
    const abandon = (reason: unknown): void => {
      end()
      reject(reason)
      giveUp()
    }
    const stopTimer = limits.clock.after(limits.timeoutMs, () => {
      abandon(new TimeIsUp())
    })
    const stopListening = limits.interrupt.listen(abandon)
    const succeed = (value: T): void => {
      end()
      resolve(value)
    }
    const fail = (error: unknown): void => {
      end()
      reject(error)
    }
    try {
      const started = start()
      if (started instanceof Promise) started.then(succeed, fail)
      else Promise.resolve(started).then(succeed, fail)
    } catch (error) {
      fail(error)
    }
  })
}
