import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

import { describe, expect, onTestFinished, test } from 'vitest'

import type { TransportRequest } from '../../src/client/transport/transport.ts'
import { createUndiciTransport } from '../../src/client/transport/undici-transport.ts'
import { serve, serveBytes } from './server.ts'

/** A request, and the word that ends it. */
function requestTo(origin: string, headers: Readonly<Record<string, string>> = {}) {
  const controller = new AbortController()
  const { signal } = controller
  const request: TransportRequest = {
    origin,
    path: '/messages',
    headers,
    maxBodyBytes: 1000,
    signal,
    onAbort: (listener) => {
      signal.addEventListener('abort', listener)
    },
  }
  return { request, abort: () => controller.abort() }
}

const API = 'https://api.example.com'

function transport(origin: string, connectMs = 5000) {
  const created = createUndiciTransport({ origin, connectMs, proxy: undefined })
  onTestFinished(() => created.close())
  return created
}

/** Takes connections and never says a word: no TLS comes about. */
async function serveSilence() {
  const sockets: Socket[] = []
  const greetings: Buffer[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', (greeting) => greetings.push(greeting))
    socket.resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  /** How many connections are open, as of now. */
  const open = async (): Promise<number> => {
    // What was ended before is seen before this one is.
    const probe = connect(port, '127.0.0.1')
    await once(probe, 'connect')
    const seen = sockets.length
    probe.destroy()
    await expect.poll(() => sockets.filter(({ closed }) => closed).length).toBeGreaterThan(0)
    return seen - sockets.filter(({ closed }) => closed).length
  }
  /** The name that the first connection asked for. */
  const askedFor = async (): Promise<string | undefined> => {
    await expect.poll(() => greetings.length).toBeGreaterThan(0)
    return serverNameOf(greetings[0] ?? Buffer.alloc(0))
  }
  return { host: `127.0.0.1:${port}`, port, sockets, open, askedFor }
}

/** The name in a ClientHello of TLS (RFC 8446, section 4.1.2; RFC 6066, section 3). */
function serverNameOf(hello: Buffer): string | undefined {
  const afterSession = 44 + hello.readUInt8(43)
  const afterCiphers = afterSession + 2 + hello.readUInt16BE(afterSession)
  const afterCompression = afterCiphers + 1 + hello.readUInt8(afterCiphers)
  for (let at = afterCompression + 2; at < hello.length; at += 4 + hello.readUInt16BE(at + 2)) {
    if (hello.readUInt16BE(at) !== 0) continue
    return hello.subarray(at + 9, at + 9 + hello.readUInt16BE(at + 7)).toString('latin1')
  }
  return undefined
}

describe('a connection that is not open yet', () => {
  test('ends with the last request that is under way, and no sooner', async () => {
    const { host, sockets, open } = await serveSilence()
    const { send } = transport(`https://${host}`)
    const [first, last] = [requestTo(`https://${host}`), requestTo(`https://${host}`)]
    const outcomes = [first, last].map(({ request }) =>
      send(request).catch((error: Error) => error.message),
    )
    await expect.poll(() => sockets.length).toBe(2)
    first.abort()
    expect(await outcomes[0]).toBe('The request was given up.')
    expect(await open()).toBe(2)
    last.abort()
    expect(await outcomes[1]).toBe('The request was given up.')
    await expect.poll(() => sockets.every(({ closed }) => closed)).toBe(true)
  })

  test('has the time that the transport gives it', async () => {
    const { host } = await serveSilence()
    const { request } = requestTo(`https://${host}`)
    await expect(transport(request.origin, 30).send(request)).rejects.toMatchObject({
      code: 'UND_ERR_CONNECT_TIMEOUT',
    })
  })

  test('through a proxy has as much time as any other', async () => {
    const { host } = await serveSilence()
    const proxy = { url: `https://${host}`, host, secrets: [] }
    const created = createUndiciTransport({ origin: API, connectMs: 30, proxy })
    onTestFinished(() => created.close())
    await expect(created.send(requestTo(API).request)).rejects.toMatchObject({
      cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    })
  })
})

describe('TLS', () => {
  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', undefined],
  ])('to a proxy at %s asks for the name %s', async (hostname, name) => {
    const { port, askedFor } = await serveSilence()
    const host = `${hostname}:${port}`
    const proxy = { url: `https://${host}`, host, secrets: [] }
    const created = createUndiciTransport({ origin: API, connectMs: 60_000, proxy })
    const outcome = created.send(requestTo(API).request).catch(() => 'ended')
    expect(await askedFor()).toBe(name)
    await created.close()
    expect(await outcome).toBe('ended')
  })

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', undefined],
  ])('to a server at %s asks for the name %s', async (hostname, name) => {
    const { port, askedFor } = await serveSilence()
    const { request, abort } = requestTo(`https://${hostname}:${port}`)
    const outcome = transport(request.origin)
      .send(request)
      .catch(() => 'ended')
    expect(await askedFor()).toBe(name)
    abort()
    expect(await outcome).toBe('ended')
  })
})

describe('a request', () => {
  test('that was given up while it waited for a connection is never sent', async () => {
    const answers: (() => void)[] = []
    const server = await serve((_request, response) => {
      answers.push(() => response.end())
    })
    const { send } = transport(server.url)
    const sent = Array.from({ length: 16 }, () => send(requestTo(server.url).request))
    await expect.poll(() => server.requests.length).toBe(16)
    const waiting = requestTo(server.url)
    const outcome = send(waiting.request).catch((error: Error) => error.message)
    waiting.abort()
    expect(await outcome).toBe('The request was given up.')
    for (const answer of answers) answer()
    await Promise.all(sent)
    const next = send(requestTo(server.url).request)
    await expect.poll(() => server.requests.length).toBe(17)
    answers.at(-1)?.()
    expect((await next).status).toBe(200)
    expect(server.requests).toHaveLength(17)
  })

  test.each([
    ['name', { ['x'.repeat(500)]: '1' }],
    ['value', { x: '1'.repeat(500) }],
  ])(
    'with a long %s of a header is sent once when a new connection ends',
    async (_what, headers) => {
      const server = await serveBytes((socket) => socket.end())
      await expect(
        transport(server.url).send(requestTo(server.url, headers).request),
      ).rejects.toThrow()
      expect(server.connections()).toBe(1)
    },
  )

  test('gets its answer behind informational ones that nobody asked for', async () => {
    const server = await serveBytes((socket) => {
      socket.write('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
    })
    const { status, body } = await transport(server.url).send(requestTo(server.url).request)
    expect(status).toBe(200)
    expect(Buffer.from(body).toString()).toBe('{}')
  })

  test.each([
    ['says', { 'content-length': '1000' }],
    ['does not say', {}],
  ])('may have a body as long as is allowed that %s so', async (_what, headers) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, headers).end('x'.repeat(1000))
    })
    const { body } = await transport(server.url).send(requestTo(server.url).request)
    expect(body).toHaveLength(1000)
  })

  test.each([
    ['says', { 'content-length': '1001' }],
    ['does not say', {}],
  ])('with a body that is too long, and %s so, fails by that name', async (_what, headers) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, headers).end('x'.repeat(1001))
    })
    await expect(transport(server.url).send(requestTo(server.url).request)).rejects.toMatchObject({
      name: 'BodyTooLargeError',
    })
  })
})
