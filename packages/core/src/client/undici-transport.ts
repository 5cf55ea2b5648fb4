import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici'

import type { Proxy } from './proxy.ts'
import { asProxyFailure } from './proxy-failure.ts'
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

/** How connections are made. */
export interface ConnectionOptions {
  /** How long a connection may take to come about, in milliseconds. All other time is kept by the client. */
  readonly connectMs: number
  readonly proxy: Proxy | undefined
}

/** As many connections as are worth having: 64 are not faster. */
const CONNECTIONS = 16

/**
 * The transport on undici's own dispatcher, which neither follows redirects nor decompresses.
 *
 * A server may close an idle connection in the very moment a request is written to it. That request is sent once more, on
 * another connection, and nobody sees it.
 */
export function createUndiciTransport({ connectMs, proxy }: ConnectionOptions): ConnectedTransport {
  const bytesWritten: BytesWritten = new WeakMap()
  const dispatcher =
    proxy === undefined
      ? createAgent(connectMs, bytesWritten)
      : createProxyAgent(connectMs, proxy.url)
  return {
    send: async (request) => {
      let outcome = await exchange(dispatcher, request)
      // The next connection may be just as stale; there are no more than so many.
      for (let more = CONNECTIONS; more > 0 && isStale(outcome, request, bytesWritten); more--) {
        outcome = await exchange(dispatcher, request)
      }
      if (!('error' in outcome)) return outcome
      throw proxy === undefined ? outcome.error : asProxyFailure(outcome.error, proxy.host)
    },
    close: () => dispatcher.close(),
  }
}

/** How much had been written to a connection when it failed, by its error. */
type BytesWritten = WeakMap<object, number>

const common = {
  connections: CONNECTIONS,
  pipelining: 1,
  headersTimeout: 0,
  bodyTimeout: 0,
} as const

function createProxyAgent(connectMs: number, uri: string): Dispatcher {
  const tls = { timeout: connectMs }
  return new ProxyAgent({ ...common, uri, proxyTls: tls, requestTls: tls })
}

function createAgent(connectMs: number, bytesWritten: BytesWritten): Dispatcher {
  const connect = buildConnector({ timeout: connectMs })
  return new Agent({
    ...common,
    connect: (options, callback) => {
      connect(options, (...result) => {
        const [, socket] = result
        // Before undici's own listener, which hands the error on without the socket.
        socket?.on('error', (error) => {
          bytesWritten.set(error, socket.bytesWritten)
        })
        callback(...result)
      })
    },
  })
}

interface Failure {
  readonly error: unknown
  /** Something of the answer had arrived. */
  readonly answered: boolean
}

/** Whether a request failed because its connection, used before, had just been closed. */
function isStale(
  outcome: TransportResponse | Failure,
  request: TransportRequest,
  bytesWritten: BytesWritten,
): boolean {
  if (!('error' in outcome)) return false
  const { error, answered } = outcome
  if (answered || typeof error !== 'object' || error === null || error === GIVEN_UP) return false
  const { socket } = error as { readonly socket?: { readonly bytesWritten?: number } }
  const written = bytesWritten.get(error) ?? socket?.bytesWritten ?? 0
  // All requests are about as long: who wrote as much as two has written one before.
  return written >= 2 * lengthOf(request)
}

/** The length of a request at least, without the words that every request has. */
function lengthOf({ path, headers }: TransportRequest): number {
  return Object.entries(headers).reduce(
    (length, [name, value]) => length + name.length + value.length,
    path.length,
  )
}

/** Why a request is given up: nobody sees it, the client has its own word for it. */
const GIVEN_UP = new Error('The request was given up.')

/** Sends a request once. It resolves, also when it failed. */
function exchange(
  dispatcher: Dispatcher,
  request: TransportRequest,
): Promise<TransportResponse | Failure> {
  return new Promise((resolve) => {
    const { origin, path, headers } = request
    dispatcher.dispatch({ origin, path, method: 'GET', headers }, createHandler(request, resolve))
  })
}

function createHandler(
  request: TransportRequest,
  settle: (outcome: TransportResponse | Failure) => void,
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
    settle({ error: GIVEN_UP, answered: false })
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
      if (Number(headers['content-length']) > request.maxBodyBytes) {
        current.abort(new BodyTooLargeError())
      }
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
      const [only] = chunks
      const body = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)
      settle({ status, headers, body })
    },
    onResponseError: (_controller, error) => {
      settle({ error, answered: status !== 0 })
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
