import { type AttemptRequest, CancellableRequest } from './cancellable-request.ts'
import { createCancellation } from './cancellation.ts'
import type { Clock } from './clock.ts'
import type { Interrupt } from './interrupt.ts'
import type { Transport, TransportResponse } from '../transport/transport.ts'

/** What an attempt rejects with when its time is over. */
export class TimeIsUp extends Error {}

/** What ends an attempt before it ends by itself. */
export interface AttemptLimits {
  readonly clock: Clock
  readonly timeoutMs: number
  readonly interrupt: Interrupt
}

/**
 * Sends a request once. It settles when the transport does, when the time is over, or when the caller aborts, whichever is
 * first, even if the transport never settles.
 */
export function sendOnce(
  transport: Transport,
  request: AttemptRequest,
  limits: AttemptLimits,
): Promise<TransportResponse> {
  const { cancel, onAbort } = createCancellation()
  return within(limits, () => transport(new CancellableRequest(request, onAbort)), cancel)
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
      Promise.resolve(start()).then(succeed, fail)
    } catch (error) {
      fail(error)
    }
  })
}
