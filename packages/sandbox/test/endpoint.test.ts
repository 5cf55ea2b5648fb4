import { once } from 'node:events'
import { connect } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type Sandbox, startSandbox } from '../src/index.ts'
import { violations } from './openapi.ts'
import { CAROUSEL, get, pathOf, sendRaw, SUGGESTIONS, WHATSAPP } from './server.ts'

const NOBODY = '00000000-0000-4000-8000-0000000000ff'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

describe('the access key', () => {
  test.each([
    ['no header', ''],
    ['a wrong key', 'AccessKey wrong'],
    ['a wrong key as long as the right one', 'AccessKey sandbox-access-kez'],
    ['a key behind another word', 'Bearer sandbox-access-key'],
    ['a key alone', 'sandbox-access-key'],
    ['an empty key', 'AccessKey '],
  ])('%s is answered with 401', async (_, authorization) => {
    const { status, body } = await get(sandbox, pathOf(sandbox, WHATSAPP), { authorization })
    expect(status).toBe(401)
    expect(body).toEqual({
      code: 'SandboxUnauthorized',
      message: expect.stringContaining('Made up by the sandbox'),
    })
  })

  test('is asked for before anything is said about what exists', async () => {
    const { status } = await get(sandbox, '/nothing', { authorization: 'AccessKey wrong' })
    expect(status).toBe(401)
  })

  test('without permission is answered with 403', async () => {
    const authorization = `AccessKey ${sandbox.accessKeyWithoutPermission}`
    const { status, body } = await get(sandbox, pathOf(sandbox, WHATSAPP), { authorization })
    expect(status).toBe(403)
    expect(body).toEqual({
      code: 'SandboxForbidden',
      message: expect.stringContaining('Made up by the sandbox'),
    })
  })

  test('can be another one, and then the default is wrong', async () => {
    await using other = await startSandbox({ accessKey: 'another-key' })
    const path = pathOf(other, WHATSAPP)
    expect((await get(other, path)).status).toBe(200)
    const authorization = `AccessKey ${sandbox.accessKey}`
    expect((await get(other, path, { authorization })).status).toBe(401)
  })

  test.each(['', 'two words', 'line\r\nbreak', 'ключ'])(
    'that no header can carry is refused at the start: %j',
    async (accessKey) => {
      await expect(startSandbox({ accessKey })).rejects.toMatchObject({
        name: 'ConfigError',
        code: 'invalid_access_key',
      })
    },
  )
})

describe('anything unknown', () => {
  test.each([
    ['a workspace', () => pathOf(sandbox, WHATSAPP, { workspaceId: NOBODY }), 'no such workspace'],
    ['a channel', () => pathOf(sandbox, WHATSAPP, { channelId: NOBODY }), 'no such channel'],
    [
      'a message',
      () => pathOf(sandbox, NOBODY, { channelId: channelIdOf(WHATSAPP) }),
      'No such message',
    ],
    [
      'a message of another channel',
      () => pathOf(sandbox, WHATSAPP, { channelId: channelIdOf(CAROUSEL) }),
      'No such message',
    ],
    ['an id that is no UUID', () => pathOf(sandbox, 'x', { channelId: 'y' }), 'no such channel'],
    [
      'bad percent-encoding',
      () => pathOf(sandbox, '%E0%A4%A', { channelId: '%' }),
      'no such channel',
    ],
    ['a path', () => '/workspaces', 'has two paths'],
    ['the root', () => '/', 'has two paths'],
    ['more path', () => `${pathOf(sandbox, WHATSAPP)}/more`, 'has two paths'],
  ])('%s is answered with 404 and the documented error body', async (_, path, word) => {
    const { status, headers, body } = await get(sandbox, path())
    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/json')
    expect(violations('error.detailed', body)).toEqual([])
    expect(body).toMatchObject({ code: 'SandboxNotFound', message: expect.stringContaining(word) })
  })

  test('names the messages that the channel has', async () => {
    const channelId = channelIdOf(CAROUSEL)
    const { body } = await get(sandbox, pathOf(sandbox, NOBODY, { channelId }))
    expect(body).toMatchObject({ details: { known: [CAROUSEL, SUGGESTIONS] } })
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    '%s is answered with 405 and an error body',
    async (method) => {
      const { status, headers, body } = await get(sandbox, pathOf(sandbox, WHATSAPP), { method })
      expect(status).toBe(405)
      expect(headers.get('allow')).toBe('GET')
      expect(body).toMatchObject({ code: 'SandboxMethodNotAllowed' })
    },
  )
})

describe('the path', () => {
  test('may have ids in capitals, and a query, of which none is documented', async () => {
    const path = pathOf(sandbox, '2E22E26A-C876-4EA1-9E87-8ACE0EB5DFC1', {
      channelId: 'CC79A83E-AE28-4D20-9576-CD6EF76641A1',
    })
    const { status, body } = await get(sandbox, `${path}?limit=1`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ results: [{ type: 'read' }, { type: 'clicked' }] })
  })
})

describe('every answer', () => {
  const key = 'Authorization: AccessKey sandbox-access-key'
  const requests: readonly (readonly [string, number, () => string])[] = [
    ['a list', 200, () => `GET ${pathOf(sandbox, WHATSAPP)} HTTP/1.1\r\nHost: x\r\n${key}`],
    [
      'a list, asked for by a whole URL',
      200,
      () => `GET http://bird.example${pathOf(sandbox, WHATSAPP)} HTTP/1.1\r\nHost: x\r\n${key}`,
    ],
    ['a request without a key', 401, () => 'GET / HTTP/1.1\r\nHost: x'],
    ['a request without a host', 404, () => `GET / HTTP/1.1\r\n${key}`],
    ['a request of HTTP/1.0', 404, () => `GET / HTTP/1.0\r\n${key}`],
    ['a target that is a URL', 404, () => `GET http://[ HTTP/1.1\r\nHost: x\r\n${key}`],
    ['a target of stars', 404, () => `OPTIONS * HTTP/1.1\r\nHost: x\r\n${key}`],
    ['a long path', 404, () => `GET /${'%'.repeat(8000)} HTTP/1.1\r\nHost: x\r\n${key}`],
    ['an expectation', 404, () => `GET / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n${key}`],
    ['an upgrade', 404, () => `GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n${key}`],
    ['a tunnel', 404, () => `CONNECT bird.example:443 HTTP/1.1\r\nHost: x\r\n${key}`],
    ['a tunnel without a key', 401, () => 'CONNECT : HTTP/1.1\r\nHost: x'],
    ['a huge path', 431, () => `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nHost: x`],
    ['words that are no HTTP', 400, () => 'HELO bird'],
    ['bytes', 400, () => '\u0000\u0001\u{1f426}'],
    ['the start of a TLS connection', 400, () => '\u0016\u0003\u0001\u0002\u0000\u0001'],
    ['two wrong lengths', 400, () => 'GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2'],
  ]

  test.each(requests)('to %s is %i, marked as made up, with a body', async (_, status, head) => {
    const answer = await sendRaw(sandbox, `${head()}\r\n\r\n`)
    expect(answer.slice(0, 'HTTP/1.1 000'.length)).toBe(`HTTP/1.1 ${status}`)
    expect(answer).toMatch(/\r\nx-bird-interactions-sandbox: made-up data\r\n/)
    const body: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
    const schema = status === 200 ? 'MessageInteractionsList' : 'error.detailed'
    expect(violations(schema, body)).toEqual([])
  })

  test.each(['CONNECT : HTTP/1.1', 'HELO bird'])(
    'to %s says that nothing more is read on the connection',
    async (head) => {
      const answer = await sendRaw(sandbox, `${head}\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 4.*\r\nconnection: close\r\n/s)
    },
  )

  test('sends no header about rate limits, as Bird documents none', async () => {
    const { headers } = await get(sandbox, pathOf(sandbox, WHATSAPP))
    expect([...headers.keys()].filter((name) => /rate|retry|limit/.test(name))).toEqual([])
  })

  test.each([
    ['a tunnel', 'CONNECT : HTTP/1.1\r\n\r\n'],
    ['words that are no HTTP', 'HELO bird\r\n\r\n'],
    ['a request', 'GET / HTTP/1.1\r\n\r\n'],
  ])('comes although a client broke off after the answer to %s', async (_, bytes) => {
    const { hostname, port } = new URL(sandbox.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.write(bytes)
    await once(socket, 'data')
    socket.resetAndDestroy()
    expect((await get(sandbox, pathOf(sandbox, WHATSAPP))).status).toBe(200)
  })

  test('comes although requests before it broke off', async () => {
    await Promise.all([
      sendRaw(sandbox, ''),
      sendRaw(sandbox, 'GET '),
      sendRaw(sandbox, 'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx'),
      sendRaw(sandbox, 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz'),
    ])
    expect((await get(sandbox, pathOf(sandbox, WHATSAPP))).status).toBe(200)
  })
})

function channelIdOf(messageId: string): string {
  return sandbox.messages.find(({ id }) => id === messageId)?.channelId ?? 'none'
}
