/** One GET, as the client wants it sent. */
export interface TransportRequest {
  /** `https://api.bird.com`, without a slash at the end. */
  readonly origin: string
  /** Starts with a slash. */
  readonly path: string
  /** Names in lower case. The access key is in `authorization`. */
  readonly headers: Readonly<Record<string, string>>
  /** The most bytes of a body to read. A longer one is a {@link BodyTooLargeError}. */
  readonly maxBodyBytes: number
  /** Aborts when the attempt has no more time, or nobody waits for it. Made when it is first read. */
  readonly signal: AbortSignal
  /** Calls the listener once when `signal` would abort: cheaper, where no `AbortSignal` is needed. */
  readonly onAbort: (listener: () => void) => void
}

/** An answer, whatever its status. */
export interface TransportResponse {
  readonly status: number
  /** Names in lower case; several values of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  /** As received: not decompressed. */
  readonly body: Uint8Array
}

/**
 * Sends one GET and reads the whole answer: the only way from the client to the network.
 *
 * It neither follows redirects nor retries. It rejects when no whole answer could be had.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>

/** What a transport rejects with when a body is longer than `maxBodyBytes`. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError'
}
