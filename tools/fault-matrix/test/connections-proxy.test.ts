import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { inspect } from 'node:util'

import { expect, onTestFinished, test, vi } from 'vitest'

import { at, nameService } from './connections-setting.ts'
import { anyRef, clientFor, refOf, rejection, sandboxWith } from './support.ts'

const PASSWORD = 'canary-7b1e'
const HEADER = Buffer.from(`someone:${PASSWORD}`).toString('base64')

/** A proxy on the loopback that tunnels, refuses with a status, or resets the connection. */
async function proxyThat(behaviour: number | 'tunnels' | 'resets') {
  const tunnels: { readonly target: string | undefined; readonly authorization: unknown }[] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('connect', (request, socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    tunnels.push({ target: request.url, authorization: request.headers['proxy-authorization'] })
    if (behaviour === 'resets') socket.resetAndDestroy()
    else if (behaviour === 'tunnels') {
      const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      sockets.add(upstream)
      upstream.on('error', () => socket.destroy())
    } else {
      const words = `someone:${PASSWORD} ${HEADER}`
      socket.end(`HTTP/1.1 ${behaviour} ${words}\r\nx-echo: ${words}\r\ncontent-length: 0\r\n\r\n`)
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { host, url: `http://someone:${PASSWORD}@${host}`, tunnels }
}

test.each([
  [407, 'proxy_refused', 1],
  [403, 'proxy_refused', 1],
  [502, 'proxy_failed', 3],
  [503, 'proxy_failed', 3],
  ['resets', 'proxy_failed', 3],
] as const)(
  'C51 a proxy that answers CONNECT with %s is a typed error (%s after %i attempts) that names the proxy and shows no credentials',
  async (behaviour, code, attempts) => {
    const proxy = await proxyThat(behaviour)
    const told: unknown[] = []
    const tell = (...words: unknown[]): void => void told.push(words)
    const client = clientFor(at('https://api.bird.test'), {
      proxy: proxy.url,
      observe: tell,
      logger: { debug: tell, warn: tell, error: tell },
    })
    const error = await rejection<Error>(client.interactions.list(anyRef))
    expect(error).toMatchObject({ name: 'ConnectionError', code, attempts })
    expect(error.message).toContain(proxy.host)
    expect(proxy.tunnels).toHaveLength(attempts)
    expect(proxy.tunnels[0]).toEqual({
      target: 'api.bird.test:443',
      authorization: `Basic ${HEADER}`,
    })
    const shown = [error, client, told].map((value) =>
      inspect(value, { depth: 20, showHidden: true }),
    )
    for (const secret of [PASSWORD, HEADER]) {
      expect([...shown, error.stack, JSON.stringify([error, client, told])].join()).not.toContain(
        secret,
      )
    }
  },
)

test.each([
  ['', 1],
  ['other.test', 1],
  ['rd.test', 1],
  ['api.bird.test', 0],
  ['other.test, .bird.test', 0],
  ['bird.test', 0],
  ['*', 0],
])(
  'C51 with NO_PROXY=%j the proxy of the environment is asked for %i tunnels',
  async (names, tunnels) => {
    nameService(() => undefined)
    const proxy = await proxyThat('tunnels')
    const sandbox = await sandboxWith()
    vi.stubEnv('http_proxy', proxy.url)
    vi.stubEnv('no_proxy', undefined)
    vi.stubEnv('NO_PROXY', names)
    onTestFinished(() => void vi.unstubAllEnvs())
    const url = sandbox.url.replace('127.0.0.1', 'api.bird.test')
    const client = clientFor({ ...sandbox, url }, { allowInsecure: true })
    const { response } = await client.interactions.list(refOf(sandbox))
    expect(response).toMatchObject({ status: 200, attempts: 1 })
    expect(proxy.tunnels).toHaveLength(tunnels)
    expect(sandbox.requests).toMatchObject([{ isAuthorized: true }])
    expect(sandbox.requests[0]?.headerNames).not.toContain('proxy-authorization')
  },
)
