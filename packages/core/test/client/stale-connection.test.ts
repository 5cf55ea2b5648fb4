import type { Socket } from 'node:net'

import { expect, test } from 'vitest'

import { serveBytes } from './server.ts'
import { clientFor, ref, rejection } from './setting.ts'

const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{"results":[]}'

/** Answers the first request of a connection, and ends the connection when the second arrives. */
function oneAnswer(end: (socket: Socket) => void) {
  return serveBytes((socket) => {
    socket.write(answer)
    socket.once('data', () => {
      end(socket)
    })
  })
}

test.each([
  ['closed', (socket: Socket) => socket.end()],
  ['reset', (socket: Socket) => socket.resetAndDestroy()],
])(
  'an idle connection that is %s as the next request is written costs no attempt',
  async (_name, end) => {
    const server = await oneAnswer(end)
    const client = clientFor(server.url, { retries: 0 })
    for (let call = 1; call <= 10; call++) {
      const { response } = await client.interactions.list(ref)
      expect(response.attempts).toBe(1)
      await new Promise(setImmediate)
    }
    expect(server.connections()).toBe(10)
  },
)

test('a new connection that is closed at once does cost one', async () => {
  const server = await serveBytes((socket) => socket.end())
  const error = await rejection(clientFor(server.url, { retries: 0 }).interactions.list(ref))
  expect(error).toMatchObject({ code: 'connection_failed', attempts: 1 })
  expect(server.connections()).toBe(1)
})

test('a used connection that breaks within its second answer does cost one', async () => {
  const server = await serveBytes((socket) => {
    socket.write(answer)
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{'))
  })
  const client = clientFor(server.url, { retries: 0 })
  const outcomes = new Set<unknown>()
  for (let call = 1; call <= 10; call++) {
    const outcome = await client.interactions.list(ref).catch((error: unknown) => error)
    outcomes.add(outcome instanceof Error ? (outcome as { code?: unknown }).code : 'answered')
    await new Promise(setImmediate)
  }
  expect([...outcomes]).toEqual(['answered', 'connection_failed'])
})
