import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createNetServer, type AddressInfo, type Socket } from 'node:net'

import { onTestFinished } from 'vitest'

/** An HTTP server on the loopback for the length of one test. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  const port = await listen(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}`, requests }
}

/** A TCP server on the loopback for the length of one test: for answers that no HTTP server would send. */
export async function serveBytes(
  answer: (socket: Socket, connection: number) => void,
): Promise<{ readonly url: string; readonly connections: () => number }> {
  const sockets: Socket[] = []
  const server = createNetServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    const connection = sockets.length
    socket.once('data', () => {
      answer(socket, connection)
    })
  })
  const port = await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `http://127.0.0.1:${port}`, connections: () => sockets.length }
}

function listen(server: {
  listen: (port: number, host: string, callback: () => void) => unknown
  address: () => AddressInfo | string | null
}): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}
