import { defineChannel } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import { fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { serve } from './server.ts'
import { canary, channelId, click, clientFor, messageId, rcs, ref, workspaceId } from './setting.ts'

describe('list asks as Bird documents it', () => {
  test('sends one GET to the path of the message, with the access key and nothing that asks for compression', async () => {
    const server = await serve((_request, response) => response.end('{"results":[]}'))
    await clientFor(server.url, { userAgent: 'my-service/1.2.0' }).interactions.list(ref)
    expect(server.requests).toHaveLength(1)
    const [request] = server.requests
    expect(request?.method).toBe('GET')
    expect(request?.url).toBe(
      `/workspaces/${workspaceId}/channels/${channelId}/messages/${messageId}/interactions`,
    )
    expect(request?.headers.authorization).toBe(`AccessKey ${canary}`)
    expect(request?.headers.accept).toBe('application/json')
    expect(request?.headers['accept-encoding']).toBeUndefined()
    expect(request?.headers['user-agent']).toMatch(
      /^my-service\/1\.2\.0 bird-interactions\/\d+\.\d+\.\d+ node\/\d/,
    )
  })

  test('puts the path of the base URL in front, whether or not it ends with a slash', async () => {
    const server = await serve((_request, response) => response.end('{"results":[]}'))
    await clientFor(`${server.url}/gateway/bird/`).interactions.list(ref)
    expect(server.requests[0]?.url).toMatch(/^\/gateway\/bird\/workspaces\//)
  })

  test('takes the workspace of a call before that of the client', async () => {
    const transport = fakeTransport()
    const other = '22222222-2222-4222-8222-222222222222'
    const bird = createClient({ accessKey: canary, workspaceId, channels: [rcs], transport })
    await bird.interactions.list(ref, { workspaceId: other })
    expect(transport.requests[0]?.path).toContain(`/workspaces/${other}/`)
  })

  test('asks a function for the access key before each attempt', async () => {
    const transport = fakeTransport([{ status: 503 }, {}])
    const keys = ['first-key', 'second-key']
    const bird = createClient({
      accessKey: () => keys.shift() ?? '',
      workspaceId,
      channels: [rcs],
      transport,
      random: () => 0,
    })
    await bird.interactions.list(ref)
    expect(transport.requests.map((request) => request.headers['authorization'])).toEqual([
      'AccessKey first-key',
      'AccessKey second-key',
    ])
  })
})

describe('list gives what was answered', () => {
  test('decodes each interaction, and tells status, headers and attempts', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json')
      response.setHeader('x-anything', ['one', 'two'])
      response.end(JSON.stringify({ results: [click] }))
    })
    const { interactions, problems, response } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(1)
    expect(interactions[0]).toMatchObject({
      channel: 'rcs',
      type: 'clicked',
      details: { kind: 'cardItem', card: 0, item: 1 },
      metadata: { button: { payload: 'website' } },
    })
    expect(interactions[0]?.raw).toEqual(click)
    expect(problems).toEqual([])
    expect(response.status).toBe(200)
    expect(response.attempts).toBe(1)
    expect(response.headers['x-anything']).toBe('one, two')
  })

  test('delivers the others when an element has no identity, and says which and why', async () => {
    const transport = fakeTransport({ body: { results: [{ type: 'read' }, click, 7] } })
    const bird = createClient({ accessKey: canary, workspaceId, channels: [rcs], transport })
    const { interactions, problems } = await bird.interactions.list(ref)
    expect(interactions.map(({ id }) => id)).toEqual([click['id']])
    expect(problems).toEqual([
      {
        code: 'malformed',
        index: 0,
        message:
          'Element 0 of the list was left out. An interaction needs "id", a text; here it is absent. Without id, messageId, channelId, type and createdAt nothing tells what it belongs to: check where the data comes from.',
        raw: { type: 'read' },
      },
      {
        code: 'malformed',
        index: 2,
        message: expect.stringContaining('a number') as string,
        raw: 7,
      },
    ])
  })

  test('takes the channel that a ref states, or that the client knows of the channel id, whatever the platform id says', async () => {
    const other = { ...click, platformId: 'text' }
    const transport = fakeTransport({ body: { results: [other] } })
    const options = { accessKey: canary, workspaceId, channels: [rcs], transport } as const
    const plain = await createClient(options).interactions.list(ref)
    expect(plain.interactions[0]?.channel).toBe('unknown')
    const stated = await createClient(options).interactions.list({ ...ref, channel: 'rcs' })
    expect(stated.interactions[0]?.channel).toBe('rcs')
    const mapped = await createClient({
      ...options,
      channelIds: { [channelId.toUpperCase()]: 'rcs' },
    }).interactions.list(ref)
    expect(mapped.interactions[0]?.channel).toBe('rcs')
  })

  test('takes the channel of the ref before that of the channel id', async () => {
    const other = defineChannel({ contract: 1, name: 'other', interactions: {} })
    const bird = createClient({
      accessKey: canary,
      workspaceId,
      channels: [rcs, other],
      channelIds: { [channelId]: 'other' },
      transport: fakeTransport({ body: { results: [click] } }),
    })
    const { interactions } = await bird.interactions.list({ ...ref, channel: 'rcs' })
    expect(interactions[0]?.channel).toBe('rcs')
  })
})
