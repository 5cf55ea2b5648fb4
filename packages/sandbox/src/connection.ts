import type { Socket } from 'node:net'

/** A connection to the server. */
export interface Connection {
  /** From 1, in the order of arrival. */
  readonly number: number
  /** Milliseconds on the clock of `performance.now()`. */
  readonly openedAt: number
  closedAt?: number
  readonly socket: Socket
  /** What carries HTTP: the socket, or TLS on it. */
  transport: Socket
  /** How many requests have come on it. */
  requests: number
  /** Aborted when it is closed. */
  readonly closed: AbortController
}

/** Takes a socket in, and notes when it closes. */
export function openConnection(socket: Socket, number: number): Connection {
  const closed = new AbortController()
  const connection: Connection = {
    number,
    openedAt: performance.now(),
    socket,
    transport: socket,
    requests: 0,
    closed,
  }
  socket.once('close', () => {
    connection.closedAt = performance.now()
    closed.abort()
  })
  return connection
}
