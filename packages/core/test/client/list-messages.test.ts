import { ApiError, ConfigError, ResponseError } from '@bird-interactions/core'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { canary, channelId, clientFor, rejection, workspaceId } from './setting.ts'

/** The example of an inbound message of Bird's documentation, shortened; and one made up. */
const incoming = {
  id: '96a0b5fa-a986-453d-be5c-3117f989f025',
  channelId: '614208aa-b153-4d5d-9989-2fddfc0ce4c3',
  status: 'delivered',
  direction: 'incoming',
  createdAt: '2022-12-22T08:32:50.736Z',
}
const other = { id: '30000000-0000-4000-8000-000000000001' }

const path = `/workspaces/${workspaceId}/channels/${channelId}/messages`

describe('messages.list gives one page of the messages of a channel', () => {
  test('each with its id, and the object as received', async () => {
    const transport = fakeTransport({ body: { results: [incoming, other] } })
    const client = clientFor('https://example.com/prefix', { transport })
    const page = await client.messages.list({ channelId })
    expect(page).toStrictEqual({
      messages: [
        {
          id: incoming.id,
          createdAt: incoming.createdAt,
          direction: 'incoming',
          raw: incoming,
        },
        { id: other.id, raw: other },
      ],
      problems: [],
      response: { status: 200, headers: { 'content-type': 'application/json' }, attempts: 1 },
    })
    expect(transport.requests.map((request) => request.path)).toEqual([`/prefix${path}?limit=100`])
    expect(transport.requests[0]?.headers).toMatchObject({ authorization: `AccessKey ${canary}` })
  })

  test('of the size and at the place that are asked for, and names the next one', async () => {
    const transport = fakeTransport({ body: { results: [], nextPageToken: 'b=&?#/ü' } })
    const client = clientFor('https://example.com', { transport })
    const { nextPageToken } = await client.messages.list({ channelId }, { limit: 1 })
    expect(nextPageToken).toBe('b=&?#/ü')
    await client.messages.list({ channelId }, { limit: 7, pageToken: nextPageToken })
    expect(transport.requests.map((request) => request.path)).toEqual([
      `${path}?limit=1`,
      `${path}?limit=7&pageToken=b%3D%26%3F%23%2F%C3%BC`,
    ])
  })

  test('and reports what has no id with its place, instead of losing it', async () => {
    const broken = [7, null, {}, { id: 5 }, { id: '' }]
    const transport = fakeTransport({
      body: { results: [...broken, { ...other, createdAt: 5, direction: {} }] },
    })
    const { messages, problems } = await clientFor('https://example.com', {
      transport,
    }).messages.list({ channelId })
    expect(messages).toEqual([{ id: other.id, raw: { ...other, createdAt: 5, direction: {} } }])
    expect(problems).toEqual(
      broken.map((raw, index) => ({
        code: 'malformed',
        index,
        message: expect.stringMatching(
          new RegExp(
            `^Element ${index} of the page was left out: .*(${['a number', 'null', 'has no id'][Math.min(index, 2)]}).*cannot be asked for`,
          ),
        ),
        raw,
      })),
    )
  })
})

describe('messages.list fails as every request does', () => {
  test.each([
    ['no UUID', { channelId: '..' }, {}, 'invalid_id', 'channelId'],
    ['no UUID of a workspace', { channelId }, { workspaceId: 'x' }, 'invalid_id', 'workspaceId'],
    ['no size', { channelId }, { limit: 0 }, 'invalid_option', 'limit'],
    ['a page too large', { channelId }, { limit: 101 }, 'invalid_option', 'limit'],
    ['an empty token', { channelId }, { pageToken: '' }, 'invalid_option', 'pageToken'],
    ['half a letter', { channelId }, { pageToken: '\ud800' }, 'invalid_option', 'pageToken'],
    ['no text', { channelId }, { pageToken: 5 as never }, 'invalid_option', 'pageToken'],
    ['no retries', { channelId }, { retries: -1 }, 'invalid_option', 'retries'],
  ])('for %s, before anything is sent', async (_what, channel, page, code, name) => {
    const transport = fakeTransport()
    const error = await rejection(
      clientFor('https://example.com', { transport }).messages.list(channel, page),
    )
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code, message: expect.stringContaining(name) })
    expect(transport.requests).toEqual([])
  })

  test('with the status of the answer, after the attempts that the call allows', async () => {
    const transport = fakeTransport({ status: 503 })
    const clock = fakeClock()
    const client = clientFor('https://example.com', { transport, clock, retries: 5 })
    const call = rejection(client.messages.list({ channelId }, { retries: 1 }))
    await clock.advance(1000)
    expect(await call).toBeInstanceOf(ApiError)
    expect(await call).toMatchObject({ status: 503, attempts: 2 })
  })

  test('when the answer is no list', async () => {
    const transport = fakeTransport({ body: { messages: [] } })
    const error = await rejection(
      clientFor('https://example.com', { transport }).messages.list({ channelId }),
    )
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'unexpected_shape', status: 200 })
  })

  test('with the reason of the caller, and the client closes after the calls under way', async () => {
    const stop = new AbortController()
    const transport = fakeTransport(() => new Promise(() => {}))
    const client = clientFor('https://example.com', { transport })
    const call = rejection(client.messages.list({ channelId }, { signal: stop.signal }))
    let closed = false
    const closing = client.close().then(() => {
      closed = true
    })
    expect(await rejection(client.messages.list({ channelId }))).toMatchObject({
      code: 'client_closed',
    })
    expect(closed).toBe(false)
    stop.abort('enough')
    expect(await call).toBe('enough')
    await closing
  })
})

test('messages.list counts for the rate limit of its workspace, and is observed without a message', async () => {
  const events: object[] = []
  const keys: string[] = []
  const client = clientFor('https://example.com', {
    transport: fakeTransport(),
    observe: (event) => events.push(event),
    rateLimit: {
      acquire: ({ key }) => {
        keys.push(key)
        return 'granted'
      },
      report: () => {},
    },
  })
  const elsewhere = '22222222-2222-4222-8222-22222222222A'
  await client.messages.list({ channelId })
  await client.messages.list({ channelId }, { workspaceId: elsewhere })
  expect(keys).toEqual([
    `https://example.com ${workspaceId}`,
    `https://example.com ${elsewhere.toLowerCase()}`,
  ])
  expect(events).toMatchObject([
    { workspaceId, channelId, messageId: '', attempt: 1, status: 200 },
    { workspaceId: elsewhere, channelId, messageId: '', attempt: 1, status: 200 },
  ])
})
