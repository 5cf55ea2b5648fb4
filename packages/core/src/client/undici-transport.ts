import { Agent, type Dispatcher } from 'undici'

import {
  BodyTooLargeError,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'

/** A transport that holds connections. */
export interface ConnectedTransport {
  readonly send: Transport
  /** Resolves when requests under way have ended and all connections are closed. */
  readonly close: () => Promise<void>
}

/** As many connections as are worth having: 64 are not faster. */
const CONNECTIONS = 16

/**
 * The transport on undici's own dispatcher, which neither follows redirects nor decompresses.
 *
 * @param connectMs How long a connection may take to come about, in milliseconds. All other time is kept by the client.
 */
export function createUndiciTransport(connectMs: number): ConnectedTransport {
  const agent = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectMs },
  })
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        agent.dispatch(
          { origin: request.origin, path: request.path, method: 'GET', headers: request.headers },
          createHandler(request, resolve, reject),
        )
      }),
    close: () => agent.close(),
  }
}

/** Why a request is given up: nobody sees it, the client has its own word for it. */
const GIVEN_UP = new Error('The request was given up.')

function createHandler(
  request: TransportRequest,
  resolve: (response: TransportResponse) => void,
  reject: (error: unknown) => void,
): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | undefined
  let aborted = false
  let status = 0
  let headers: Readonly<Record<string, string>> = {}
  let chunks: Uint8Array[] = []
  let length = 0
  // undici has no controller for a request that waits for a connection: that one is given up when its turn comes.
  request.onAbort(() => {
    aborted = true
    controller?.abort(GIVEN_UP)
    reject(GIVEN_UP)
  })
  return {
    onRequestStart: (current) => {
      controller = current
      if (aborted) current.abort(GIVEN_UP)
    },
    // Called for each informational answer (103), too: the last call counts.
    onResponseStart: (current, statusCode, received) => {
      status = statusCode
      headers = joinValues(received)
      if (Number(headers['content-length']) > request.maxBodyBytes)
        current.abort(new BodyTooLargeError())
    },
    onResponseData: (current, chunk) => {
      length += chunk.byteLength
      if (length > request.maxBodyBytes) {
        chunks = []
        current.abort(new BodyTooLargeError())
      } else {
        chunks.push(chunk)
      }
    },
    onResponseEnd: () => {
      resolve({
        status,
        headers,
        body: chunks.length === 1 ? (chunks[0] ?? new Uint8Array()) : Buffer.concat(chunks),
      })
    },
    onResponseError: (_controller, error) => {
      reject(error)
    },
  }
}

function joinValues(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return joined
}
