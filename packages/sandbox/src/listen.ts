import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

import { ConfigError } from '@bird-interactions/core'

import { type Answer, unreadable } from './answer.ts'
import { type Connection, openConnection } from './connection.ts'

/** What a server does with what arrives. */
export interface Service {
  /** Answers a request. */
  readonly answer: (request: IncomingMessage) => Answer
  /**
   * Sends an answer of its own.
   *
   * @returns Whether it does; otherwise the request is answered.
   */
  readonly answerOtherwise?: (
    request: IncomingMessage,
    response: ServerResponse,
    connection: Connection,
  ) => boolean
  /**
   * Takes in a connection.
   *
   * @param speakHttp To be called with what is to carry HTTP.
   */
  readonly accept?: (connection: Connection, speakHttp: (transport: Socket) => void) => void
}

/** A server that listens. */
export interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

/** A header that every answer has. */
export const MARK = { 'x-bird-interactions-sandbox': 'made-up data' }

const HOST = '127.0.0.1'

/** How long a connection in use may go on when the server closes. */
const GRACE_MS = 250

/** What went wrong with a request that cannot be read, by the parser's code. */
const UNREADABLE: Readonly<Record<string, Answer>> = {
  HPE_HEADER_OVERFLOW: unreadable(431, 'The head of the request is too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: unreadable(408, 'The request did not arrive in time.'),
}
const NOT_HTTP = unreadable(400, 'This is no HTTP request.')

/**
 * Answers HTTP requests on the loopback.
 *
 * @param port 0 for a free one.
 * @throws {@link ConfigError} when it cannot listen there.
 */
export async function listen(service: Service, port: number): Promise<Listening> {
  const { answer, answerOtherwise, accept } = service
  const sockets = new Set<Socket>()
  const connections = new WeakMap<Socket, Connection>()
  let accepted = 0
  const answerRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const connection = connections.get(request.socket)
    if (connection !== undefined) {
      connection.requests += 1
      if (answerOtherwise?.(request, response, connection) === true) return
    }
    send(response, answer(request))
  }
  // Without this option the server answers a request without a Host by itself.
  const server = createServer({ requireHostHeader: false }, answerRequest)
  // Each of these has a default that answers in other words, or not at all.
  server.on('checkExpectation', answerRequest)
  server.on('connect', (request: IncomingMessage, socket: Duplex) => {
    // The server has let go of the socket: nobody else reads it, or hears that the client broke off.
    socket.on('error', () => socket.destroy()).resume()
    socket.end(written(answer(request)))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(written(UNREADABLE[error.code ?? ''] ?? NOT_HTTP))
  })
  // Node's own listener speaks HTTP on a connection at once: here that waits until it is accepted.
  const [speakHttp] = server.listeners('connection')
  server.removeAllListeners('connection')
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    accepted += 1
    const connection = openConnection(socket, accepted)
    const speak = (transport: Socket): void => {
      connection.transport = transport
      connections.set(transport, connection)
      speakHttp?.call(server, transport)
    }
    if (accept === undefined) speak(socket)
    else accept(connection, speak)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(
      'invalid_option',
      `The sandbox cannot listen on port ${port} (${cause.code}). Leave "port" out for a free one.`,
      { cause },
    )
  })

  let closed: Promise<void> | undefined
  const { port: actualPort } = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${actualPort}`,
    close: () =>
      (closed ??= new Promise((resolve) => {
        const grace = setTimeout(() => {
          for (const socket of sockets) socket.destroy()
        }, GRACE_MS)
        server.close(() => {
          clearTimeout(grace)
          resolve()
        })
      })),
  }
}

function send(response: ServerResponse, answer: Answer): void {
  const body = JSON.stringify(answer.body)
  response.writeHead(answer.status, headersOf(answer, body))
  response.end(body)
}

/** The answer as bytes for a socket on which no more requests are read. */
function written(answer: Answer): string {
  const body = JSON.stringify(answer.body)
  const headers = { ...headersOf(answer, body), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}

function headersOf(answer: Answer, body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...MARK,
    ...answer.headers,
  }
}
