import type { TransportRequest } from '../transport/transport.ts'

/** What to send, without the means to abort it. */
export type AttemptRequest = Omit<TransportRequest, 'signal' | 'onAbort'>

/**
 * A request as a transport gets it.
 *
 * A class, because `signal` is made when it is first read: V8 gives each object literal with a getter a shape of its own, and
 * through those shapes a fifth of all garbage outlived the collections that are cheap.
 */
export class CancellableRequest implements TransportRequest {
  readonly origin: string
  readonly path: string
  readonly headers: TransportRequest['headers']
  readonly maxBodyBytes: number
  readonly onAbort: TransportRequest['onAbort']
  #controller: AbortController | undefined

  constructor(request: AttemptRequest, onAbort: TransportRequest['onAbort']) {
    this.origin = request.origin
    this.path = request.path
    this.headers = request.headers
    this.maxBodyBytes = request.maxBodyBytes
    this.onAbort = onAbort
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const created = new AbortController()
      this.#controller = created
      this.onAbort(() => {
        created.abort()
      })
    }
    return this.#controller.signal
  }
}
