import { createClient } from '@bird-interactions/core/client'
import { fakeTransport } from '@bird-interactions/core/testing'
import { listAllMessages } from '@bird-interactions/export'
import { describe, expect, test } from 'vitest'

import { channelId } from './support/rows.ts'
import { idOf } from './support/world.ts'

type Pages = Readonly<
  Record<string, { readonly results: readonly object[]; readonly nextPageToken?: string }>
>

function channelWith(pages: Pages) {
  const transport = fakeTransport(({ path }) => {
    const { searchParams } = new URL(path, 'https://example.com')
    return { body: pages[searchParams.get('pageToken') ?? 'first'] }
  })
  const client = createClient({
    accessKey: 'any-key',
    workspaceId: '10000000-0000-4000-8000-000000000001',
    channels: [],
    baseUrl: 'https://example.com',
    transport,
    rateLimit: false,
  })
  return { client, transport }
}

async function collect(
  { client }: ReturnType<typeof channelWith>,
  limit?: number,
): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of listAllMessages(client, channelId, { limit })) ids.push(id)
  return ids
}

describe('all messages of a channel', () => {
  test('are listed page by page, in the order of the answers', async () => {
    const channel = channelWith({
      first: { results: [{ id: idOf(2) }, { id: idOf(1) }], nextPageToken: 'b' },
      b: { results: [], nextPageToken: 'c' },
      c: { results: [{ id: idOf(3) }] },
    })
    expect(await collect(channel, 2)).toEqual([idOf(2), idOf(1), idOf(3)])
    expect(channel.transport.requests.map(({ path }) => path.replace(/.*\?/, ''))).toEqual([
      'limit=2',
      'limit=2&pageToken=b',
      'limit=2&pageToken=c',
    ])
  })

  test.each([1, 2, 3, 5, 8])('end in an error when %i pages go in a circle', async (size) => {
    const pages = Object.fromEntries(
      Array.from({ length: size + 2 }, (_, index) => [
        index === 0 ? 'first' : `${index}`,
        { results: [], nextPageToken: `${index === size + 1 ? 2 : index + 1}` },
      ]),
    )
    const channel = channelWith(pages)
    await expect(collect(channel)).rejects.toMatchObject({ code: 'pagination_loop' })
    expect(channel.transport.requests.length).toBeLessThan(4 * size + 8)
  })

  test('end in an error at what has no id, because the list would not be whole', async () => {
    const channel = channelWith({ first: { results: [{ id: idOf(1) }, { number: 2 }] } })
    await expect(collect(channel)).rejects.toMatchObject({
      code: 'unexpected_shape',
      message: expect.stringContaining('Element 1'),
    })
  })
})
