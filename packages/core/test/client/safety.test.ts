import { inspect } from 'node:util'

import { ConfigError } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import { type FakeReply, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { serve } from './server.ts'
import { canary, clientFor, ref, rejection, rcs, workspaceId } from './setting.ts'

const base = {
  accessKey: canary,
  workspaceId,
  channels: [rcs],
  transport: fakeTransport(),
} as const

function construction(options: Record<string, unknown>): unknown {
  try {
    createClient({ ...base, ...options })
  } catch (error) {
    return error
  }
  return undefined
}

describe('an id that is no UUID is refused before anything is sent', () => {
  const values = [
    '..',
    '.',
    '%2e%2e',
    'a/b',
    'x?y#z',
    '',
    '\0',
    'a\r\nb',
    `{${ref.messageId}}`,
    `${ref.messageId}\n`,
    ` ${ref.messageId}`,
    ref.messageId.replaceAll('-', ''),
    ref.messageId.replace('2', '２'),
    undefined,
    7,
  ]

  test.each(values)('%j', async (value) => {
    const transport = fakeTransport()
    const client = clientFor('https://example.com', { transport })
    for (const [name, call] of [
      ['messageId', client.interactions.list({ ...ref, messageId: value as string })],
      ['channelId', client.interactions.list({ ...ref, channelId: value as string })],
    ] as const) {
      const error = await rejection(call)
      expect(error).toBeInstanceOf(ConfigError)
      expect(error).toMatchObject({ code: 'invalid_id' })
      expect((error as Error).message).toContain(name)
      expect((error as Error).message).not.toMatch(/[\u0000-\u001f]/)
    }
    if (value !== undefined) {
      expect(construction({ workspaceId: value })).toMatchObject({
        code: 'invalid_id',
        message: expect.stringMatching(/^workspaceId is /) as string,
      })
      const call = client.interactions.list(ref, { workspaceId: value as string })
      expect(await rejection(call)).toMatchObject({ code: 'invalid_id' })
    }
    expect(transport.requests).toEqual([])
  })

  test('a workspace that is given nowhere is named', async () => {
    const client = createClient({ accessKey: canary, channels: [rcs], transport: fakeTransport() })
    expect(await rejection(client.interactions.list(ref))).toMatchObject({
      code: 'invalid_id',
      message: expect.stringContaining('workspaceId is missing') as string,
    })
  })

  test('UUIDs of any version and case are taken', async () => {
    const transport = fakeTransport()
    const client = clientFor('https://example.com', { transport })
    await client.interactions.list({
      channelId: 'DE476F9B-5966-11EF-90FC-0A58A9FEAC01',
      messageId: '00000000-0000-0000-0000-000000000000',
    })
    expect(transport.requests).toHaveLength(1)
  })
})

describe('a base URL that would lead the access key astray is refused', () => {
  test.each([
    'http://api.bird.com',
    'http://10.0.0.1:8080',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'ftp://api.bird.com',
    'api.bird.com',
    '',
    'https://user:password@api.bird.com',
    'https://api.bird.com/?a=b',
    'https://api.bird.com/#fragment',
  ])('%s', (baseUrl) => {
    const error = construction({ baseUrl })
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code: 'invalid_base_url' })
    expect((error as Error).message).not.toContain('password@')
  })

  test.each([
    'https://api.bird.com',
    'https://api.bird.com/',
    'https://gateway.example.com/bird/',
    'http://127.0.0.1:8080',
    'http://127.1.2.3',
    'http://[::1]:8080',
    'http://localhost:8080',
    'http://bird.localhost',
  ])('%s is fine', (baseUrl) => {
    expect(construction({ baseUrl })).toBeUndefined()
  })

  test('http is allowed when it is said so', () => {
    expect(construction({ baseUrl: 'http://10.0.0.1', allowInsecure: true })).toBeUndefined()
  })
})

describe('an access key that cannot be one is refused without being shown', () => {
  const secret = 'sEcReT-5f1d'

  test.each([
    ['a line break at the end', `${secret}\n`],
    ['a line break inside', `${secret}\r\nx-evil: 1`],
    ['a blank inside', `${secret} ${secret}`],
    ['a letter outside ASCII', `${secret}é`],
    ['nothing', ''],
    ['blanks alone', '  '],
    ['the word AccessKey', `AccessKey ${secret}`],
    ['the word Bearer', `bearer ${secret}`],
    ['a number', 7],
    ['null', null],
    ['absence', undefined],
  ])('%s', async (_name, accessKey) => {
    const error = construction({ accessKey })
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code: 'invalid_access_key' })
    expect(inspect(error)).not.toContain(secret)

    const transport = fakeTransport()
    const client = clientFor('https://example.com', {
      transport,
      accessKey: () => accessKey as string,
    })
    const late = await rejection(client.interactions.list(ref))
    expect(late).toMatchObject({ code: 'invalid_access_key' })
    expect(inspect(late)).not.toContain(secret)
    expect(transport.requests).toEqual([])
  })

  test('a function that fails is told so, with its own error as the cause', async () => {
    const cause = new Error('the vault is closed')
    const client = clientFor('https://example.com', {
      transport: fakeTransport(),
      accessKey: () => Promise.reject(cause),
    })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toMatchObject({
      code: 'invalid_access_key',
      message:
        'The function that gives the access key failed, so nothing was sent. Its error is the cause of this one.',
    })
    expect((error as Error).cause).toBe(cause)
  })
})

describe('an option out of range is refused by its name', () => {
  test.each([
    ['timeout.attemptMs', { timeout: { attemptMs: 0 } }],
    ['timeout.attemptMs', { timeout: { attemptMs: 2 ** 31 } }],
    ['timeout.totalMs', { timeout: { totalMs: Number.NaN } }],
    ['retries', { retries: -1 }],
    ['retries', { retries: 11 }],
    ['retries', { retries: 1.5 }],
    ['maxBodyBytes', { maxBodyBytes: 0 }],
    ['userAgent', { userAgent: 'a\r\nb' }],
    ['userAgent', { userAgent: '' }],
  ])('%s in %j', (name, options) => {
    const error = construction(options)
    expect(error).toMatchObject({ code: 'invalid_option' })
    expect((error as Error).message).toContain(name)
  })

  test('a channel that was not passed', async () => {
    const channelIds = { [ref.channelId]: 'line' }
    expect(construction({ channelIds })).toMatchObject({ code: 'unknown_channel' })
    expect(construction({ channelIds: { any: 'rcs' } })).toMatchObject({
      code: 'invalid_id',
      message: expect.stringContaining('channelId is "any"') as string,
    })
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    const error = await rejection(client.interactions.list({ ...ref, channel: 'line' as 'rcs' }))
    expect(error).toMatchObject({ code: 'unknown_channel' })
    expect((error as Error).message).toContain('Known: rcs')
  })
})

describe('the access key appears nowhere', () => {
  const echo = `you sent ${canary}`
  const failures: [string, FakeReply][] = [
    [
      'in an error body of Bird',
      { status: 403, body: { code: 'Nope', message: echo, details: { a: [echo] } } },
    ],
    ['in a page', { status: 500, body: `<html>${echo}</html>`, headers: { 'content-type': echo } }],
    ['in a header', { status: 404, headers: { 'x-echo': echo, location: `https://x/${canary}` } }],
    ['in a redirect', { status: 302, headers: { location: `https://x/${canary}` } }],
    ['in a login page', { status: 200, body: `<html>${echo}`, headers: { 'content-type': echo } }],
    ['in the name of a compression', { status: 200, headers: { 'content-encoding': echo } }],
    ['in a message of the transport', new Error(echo)],
    [
      'deep in an error of the transport',
      Object.assign(new Error('failed'), {
        request: { headers: { authorization: `AccessKey ${canary}` } },
        cause: new Error(echo),
      }),
    ],
  ]

  test.each(failures)('%s', async (_name, reply) => {
    const client = clientFor('https://example.com', { transport: fakeTransport(reply), retries: 0 })
    const error = (await rejection(client.interactions.list(ref))) as Error
    expect(error).toBeInstanceOf(Error)
    const shown = [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      error.message,
      error.stack,
      String(error),
    ].join('\n')
    expect(shown).not.toContain(canary)
  })

  test('in the client, in its results, or in a response that repeats it', async () => {
    const server = await serve((request, response) => {
      response.setHeader('x-echo', request.headers.authorization ?? '')
      response.end('{"results":[]}')
    })
    const client = clientFor(server.url)
    const result = await client.interactions.list(ref)
    expect(result.response.headers['x-echo']).toBe('AccessKey [access key]')
    const shown = inspect([client, result], { depth: 20, showHidden: true })
    expect(shown).not.toContain(canary)
    expect(JSON.stringify([client, result])).not.toContain(canary)
  })
})
