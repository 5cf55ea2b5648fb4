import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { inspect } from 'node:util'

import { ConfigError } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { proxyFor } from '../../src/client/transport/proxy.ts'
import { serve } from './server.ts'
import { canary, clientFor, ref, rejection, rcs, workspaceId } from './setting.ts'

/** A proxy that tunnels, or refuses with a status, or hangs up. */
async function serveProxy(behaviour: number | 'tunnel' | 'reset' = 'tunnel') {
  const tunnels: { target: string | undefined; authorization: string | undefined }[] = []
  const sockets = new Set<Socket>()
  const server = createHttpServer()
  server.on('connect', (request, socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    tunnels.push({ target: request.url, authorization: request.headers['proxy-authorization'] })
    if (behaviour === 'reset') socket.resetAndDestroy()
    else if (behaviour === 'tunnel') {
      const [host = '', port = ''] = (request.url ?? '').split(':')
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      sockets.add(upstream)
      upstream.on('error', () => socket.destroy())
    } else socket.end(`HTTP/1.1 ${behaviour} Refused\r\ncontent-length: 0\r\n\r\n`)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, tunnels }
}

describe('a proxy', () => {
  test('is asked for a tunnel, with its own name and password and without the access key', async () => {
    const proxy = await serveProxy()
    const server = await serve((_request, response) => response.end('{"results":[]}'))
    const client = clientFor(server.url, { proxy: `http://someone:s%40cret@${proxy.host}` })
    await client.interactions.list(ref)
    expect(proxy.tunnels).toEqual([
      {
        target: new URL(server.url).host,
        authorization: `Basic ${Buffer.from('someone:s@cret').toString('base64')}`,
      },
    ])
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]?.headers).toMatchObject({ authorization: `AccessKey ${canary}` })
  })

  test.each([
    [407, 'proxy_refused', 'name and a password', 1],
    [403, 'proxy_refused', '403', 1],
    [502, 'proxy_failed', '502', 3],
    ['reset', 'proxy_failed', 'ECONNRESET', 3],
  ] as const)(
    'that answers %s is named in the error, and nothing of its URL is shown',
    async (behaviour, code, words, attempts) => {
      const proxy = await serveProxy(behaviour)
      const client = clientFor('https://api.example.com', {
        proxy: `http://someone:pAssw0rd@${proxy.host}`,
      })
      const error = await rejection(client.interactions.list(ref))
      expect(error).toMatchObject({ name: 'ConnectionError', code, attempts })
      expect((error as Error).message).toContain(proxy.host)
      expect((error as Error).message).toContain(words)
      expect(proxy.tunnels).toHaveLength(attempts)
      const shown = inspect(error, { depth: 20, showHidden: true })
      for (const secret of ['pAssw0rd', Buffer.from('someone:pAssw0rd').toString('base64')]) {
        expect(shown).not.toContain(secret)
      }
    },
  )

  test('that is not there is named, too', async () => {
    const client = clientFor('https://api.example.com', { proxy: 'http://127.0.0.1:1', retries: 0 })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toMatchObject({ code: 'proxy_failed' })
    expect((error as Error).message).toContain('127.0.0.1:1')
  })

  test.each(['ftp://proxy.example.com', 'http://', 'http://a b', 'http://me:50%@host'])(
    '%s is none',
    (proxy) => {
      expect(() => createClient({ accessKey: 'any', workspaceId, channels: [rcs], proxy })).toThrow(
        ConfigError,
      )
    },
  )
})

describe('the environment names a proxy', () => {
  const env = { HTTPS_PROXY: 'http://upper:1', http_proxy: 'plain:2' }

  test.each([
    ['https://api.bird.com', env, 'upper:1'],
    ['https://api.bird.com', { ...env, https_proxy: 'http://lower:3' }, 'lower:3'],
    ['http://gateway.example.com', env, 'plain:2'],
    ['https://api.bird.com', {}, undefined],
    ['https://api.bird.com', { HTTPS_PROXY: '' }, undefined],
    ['http://127.0.0.1:8080', env, undefined],
    ['http://localhost:8080', env, undefined],
    ['https://api.bird.com', { ...env, NO_PROXY: 'example.com, api.bird.com' }, undefined],
    ['https://api.bird.com', { ...env, no_proxy: '.bird.com' }, undefined],
    ['https://api.bird.com', { ...env, no_proxy: 'bird.com' }, undefined],
    ['https://api.bird.com', { ...env, no_proxy: '*' }, undefined],
    ['https://api.bird.com', { ...env, no_proxy: 'api.bird.com:443' }, undefined],
    ['https://api.bird.com', { ...env, no_proxy: 'api.bird.com:8443' }, 'upper:1'],
    ['https://api.blackbird.com', { ...env, no_proxy: 'bird.com' }, 'upper:1'],
  ])('%s with %j goes through %s', (origin, environment, host) => {
    expect(proxyFor(origin, undefined, environment)?.host).toBe(host)
  })

  test('which proxy: false overrules, and a URL, too', () => {
    expect(proxyFor('https://api.bird.com', false, env)).toBeUndefined()
    expect(proxyFor('https://api.bird.com', 'http://own:9', env)?.host).toBe('own:9')
  })

  test('and the client goes through it', async () => {
    const proxy = await serveProxy(407)
    vi.stubEnv('HTTPS_PROXY', `http://${proxy.host}`)
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const error = await rejection(clientFor('https://api.example.com').interactions.list(ref))
    expect(error).toMatchObject({ code: 'proxy_refused' })
  })
})
