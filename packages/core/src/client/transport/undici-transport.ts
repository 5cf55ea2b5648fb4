import { isIP, Socket } from 'node:net'

// By the path of its file: Bun takes the bare name for a stand-in of its own, which lacks what is needed here.
import { buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici/index.js'

import type { Proxy } from './proxy.ts'
import { asProxyFailure } from './proxy-failure.ts'
import { skipInformational } from './skip-informational.ts'
import {
  BodyTooLargeError,
  type Transport,
  type TransportRequest,
  type TransportResponse,
} from './transport.ts'

/** A transport that holds connections. */
export interface ConnectedTransport {
  readonly send: Transport
  /** Ends all connections, also those that are not made yet. Whoever waits for an answer waits for it before. */
  readonly close: () => Promise<void>
}

/** How connections are made. */
export interface ConnectionOptions {
  /** Where all requests go. */
  readonly origin: string
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
export function createUndiciTransport(options: ConnectionOptions): ConnectedTransport {
  const { proxy } = options
  const bytesWritten: BytesWritten = new WeakMap()
  const opening: Opening = new Set()
  const dispatcher =
    proxy === undefined
      ? createPool(options, opening, bytesWritten)
      : createProxyAgent(options.connectMs, opening, proxy.url)
  let underWay = 0
  return {
    // By callbacks, so that a request takes one promise.
    send: (request) =>
      new Promise((resolve, reject) => {
        underWay += 1
        // The next connection may be just as stale; there are no more than so many.
        let more = CONNECTIONS
        const settle = (outcome: TransportResponse | Failure): void => {
          if (more > 0 && isStale(outcome, request, bytesWritten)) {
            more -= 1
            // Not before undici has dealt with the connection that ended.
            queueMicrotask(() => {
              exchange(dispatcher, request, settle)
            })
            return
          }
          underWay -= 1
          // Nobody waits for them any more, and until they are open the program would not end.
          if (underWay === 0) for (const socket of opening) socket.destroy(GIVEN_UP)
          if (!('error' in outcome)) resolve(outcome)
          else {
            const { error } = outcome
            reject(proxy === undefined ? error : asProxyFailure(error, proxy.host))
          }
        }
        exchange(dispatcher, request, settle)
      }),
    close: () => dispatcher.destroy(),
  }
}

/** The connections that are not open yet. */
type Opening = Set<Socket>

/** How much had been written to a connection when it failed, by its error. */
type BytesWritten = WeakMap<object, number>

const common = {
  connections: CONNECTIONS,
  pipelining: 1,
  headersTimeout: 0,
  bodyTimeout: 0,
} as const

/** What of a dispatcher is needed. */
interface Connections {
  readonly dispatch: (
    options: { readonly origin: string; readonly path: string; readonly method: 'GET' } & Pick<
      TransportRequest,
      'headers'
    >,
    handler: Dispatcher.DispatchHandler,
  ) => unknown
  readonly destroy: () => Promise<void>
}

function createProxyAgent(connectMs: number, opening: Opening, uri: string): Connections {
  const tls = { timeout: connectMs }
  const factory = (origin: URL, options: object): Dispatcher => {
    const { connect } = options as { readonly connect: buildConnector.connector }
    return new Pool(origin, { ...options, connect: prepared(connect, opening) })
  }
  const agent = new ProxyAgent({
    ...common,
    uri,
    proxyTls: tls,
    requestTls: tls,
    clientFactory: factory,
    factory,
  })
  return {
    // It adds to the headers, and they are those of all requests.
    dispatch: (options, handler) =>
      agent.dispatch({ ...options, headers: { ...options.headers } }, handler),
    destroy: () => agent.destroy(),
  }
}

function createPool(
  { origin, connectMs }: ConnectionOptions,
  opening: Opening,
  bytesWritten: BytesWritten,
): Connections {
  const connect = prepared(buildConnector({ timeout: connectMs }), opening, (socket) => {
    // Before undici's own listener, which hands the error on without the socket.
    socket.on('error', (error) => {
      bytesWritten.set(error, socket.bytesWritten)
    })
  })
  return new Pool(origin, { ...common, connect })
}

/** Makes connections ready for use. */
function prepared(
  connect: buildConnector.connector,
  opening: Opening,
  onOpen: (socket: Socket) => void = () => {},
): buildConnector.connector {
  return (options, callback) => {
    // A proxy's address as the name of a TLS server is refused by Node: without a name it is checked as an address.
    const { servername } = options
    const named = servername !== undefined && isIP(servername) !== 0
    const started: unknown = connect(
      named ? { ...options, servername: '' } : options,
      (...result) => {
        if (started instanceof Socket) opening.delete(started)
        const [failure, socket] = result
        if (failure === null) {
          skipInformational(socket)
          onOpen(socket)
        }
        callback(...result)
      },
    )
    if (started instanceof Socket) opening.add(started)
  }
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

/** Sends a request once, and settles it with what came of it. */
function exchange(
  dispatcher: Connections,
  request: TransportRequest,
  settle: (outcome: TransportResponse | Failure) => void,
): void {
  const { origin, path, headers } = request
  dispatcher.dispatch({ origin, path, method: 'GET', headers }, createHandler(request, settle))
}

function createHandler(
  request: TransportRequest,
  onSettled: (outcome: TransportResponse | Failure) => void,
): Dispatcher.DispatchHandler {
  let settled = false
  const settle = (outcome: TransportResponse | Failure): void => {
    if (settled) return
    settled = true
    onSettled(outcome)
  }
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
    // Behind a proxy called for each informational answer (103), too: the last call counts.
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
  if (isJoined(headers)) return headers
  const joined: Record<string, string> = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return joined
}

/** Most answers have no header twice. */
function isJoined(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): headers is Readonly<Record<string, string>> {
  for (const name in headers) if (typeof headers[name] !== 'string') return false
  return true
}
