import { fakeTransport } from '@bird-interactions/core/testing'
import { expect, test } from 'vitest'

import { aMoment, at, listenFor } from './connections-setting.ts'
import { anyRef, clientFor, nowhere, refOf, rejection, sandboxWith } from './support.ts'

/** Interactions of a message, as Bird would send them. */
function readsOf({ channelId, messageId }: typeof anyRef, count: number) {
  return Array.from({ length: count }, (_, number) => ({
    id: `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: 'read',
    createdAt: '2026-01-01T00:00:00Z',
    platformId: 'rcs-google',
    channelId,
    messageId,
  }))
}

test('C30 of a key that is there twice the last value counts, at every depth', async () => {
  const sandbox = await sandboxWith()
  const ref = refOf(sandbox)
  const [read] = readsOf(ref, 1)
  const own = JSON.stringify({ ...read, details: 'item_1_clicked' }).slice(1, -1)
  const body = `{"results":[],"results":[{${own},"type":"clicked","details":"item_2_clicked","metadata":{"button":{"payload":"first","payload":"last"}}}]}`
  sandbox.setFaults([{ body }])
  const { interactions, problems } = await clientFor(sandbox).interactions.list(ref)
  expect(interactions).toMatchObject([
    {
      type: 'clicked',
      details: { kind: 'item', item: 2 },
      metadata: { button: { payload: 'last' } },
    },
  ])
  expect(problems).toEqual([])
})

test('C31 a nextPageToken is followed until there is none, and all pages are one list', async () => {
  const sandbox = await sandboxWith()
  const ref = refOf(sandbox)
  const reads = readsOf(ref, 23)
  const pages = [
    { results: reads.slice(0, 10), nextPageToken: 'to the second/ü' },
    { results: reads.slice(10, 20), nextPageToken: 'third' },
    { results: reads.slice(20) },
  ]
  sandbox.setFaults(pages.map((page) => ({ body: JSON.stringify(page), times: 1 })))
  const { interactions, problems, response } = await clientFor(sandbox).interactions.list(ref)
  expect(interactions.map(({ id }) => id)).toEqual(reads.map(({ id }) => id))
  expect(problems).toEqual([])
  expect(response.attempts).toBe(3)
  expect(sandbox.requests.map(({ target }) => new URL(target, sandbox.url).search)).toEqual([
    '',
    '?pageToken=to%20the%20second%2F%C3%BC',
    '?pageToken=third',
  ])
})

test('C31 a token that comes back ends in a typed error, after as many requests as there are pages', async () => {
  const page = (nextPageToken: string) => ({
    body: JSON.stringify({ results: [], nextPageToken }),
    times: 1,
  })
  const sandbox = await sandboxWith(page('a'), page('b'), page('a'), page('b'))
  const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
  expect(error).toMatchObject({ name: 'ResponseError', code: 'pagination_loop' })
  expect(sandbox.requests).toHaveLength(3)
})

test('C31 tokens that never end are followed for 1,000 pages, and end in a typed error', async () => {
  let page = 0
  const transport = fakeTransport(() => {
    page += 1
    return { body: { results: [], nextPageToken: String(page) } }
  })
  const error = await rejection(clientFor(nowhere, { transport }).interactions.list(anyRef))
  expect(error).toMatchObject({ name: 'ResponseError', code: 'too_many_pages' })
  expect(page).toBe(1000)
})

test.each([9, 10, 11])(
  'C32 of %i interactions without a token it is said that the list may be cut if they are ten',
  async (count) => {
    const sandbox = await sandboxWith()
    const ref = refOf(sandbox)
    sandbox.setFaults([{ body: JSON.stringify({ results: readsOf(ref, count) }) }])
    const { interactions, problems } = await clientFor(sandbox).interactions.list(ref)
    expect(interactions).toHaveLength(count)
    expect(problems.map(({ code }) => code)).toEqual(count === 10 ? ['possibly_truncated'] : [])
  },
)

test.each([
  ['informational=100', '100 Continue that nobody asked for'],
  ['informational=103', '103 Early Hints'],
  ['informational=102/103/100/103', 'several of them'],
  ['trailers', 'trailers'],
])(
  'C50 with %s (%s) the answer is the same, at the first attempt and on the same connection',
  async (fault) => {
    const sandbox = await sandboxWith(fault)
    const ref = refOf(sandbox)
    const client = clientFor(sandbox, { retries: 0 })
    const first = await client.interactions.list(ref)
    await new Promise(setImmediate)
    const answers = [first, await client.interactions.list(ref)]
    await new Promise(setImmediate)
    sandbox.setFaults([])
    const ordinary = await client.interactions.list(ref)
    expect(ordinary.interactions.length).toBeGreaterThan(0)
    for (const { interactions, problems, response } of answers) {
      expect(interactions).toEqual(ordinary.interactions)
      expect(problems).toEqual([])
      expect(response).toMatchObject({ status: 200, attempts: 1 })
      expect(response.headers).not.toHaveProperty('link')
      expect(response.headers).not.toHaveProperty('x-made-up')
    }
    expect(sandbox.connections).toHaveLength(1)
  },
)

test.each([1, 7, 1000])(
  'C50 informational answers that arrive in parts of %i bytes are ignored, and what looks like one in the data is data',
  async (size) => {
    const payload = 'HTTP/1.1 100 Continue'
    const [read] = readsOf(anyRef, 1)
    const body = JSON.stringify({ results: [{ ...read, details: payload }] })
    const early = [
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
    ]
    const head = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`
    const [before = '', after = ''] = body.split(payload)
    const server = await listenFor((socket) => {
      socket.setNoDelay()
      socket.on('data', async () => {
        for (const text of [...early, head + before, payload + after]) {
          for (let start = 0; start < text.length; start += size) {
            socket.write(text.slice(start, start + size))
            await new Promise(setImmediate)
          }
          await aMoment()
        }
      })
    })
    const client = clientFor(at(`http://127.0.0.1:${server.port}`), { retries: 0 })
    for (let call = 0; call < 2; call++) {
      const { interactions } = await client.interactions.list(anyRef)
      expect(interactions).toMatchObject([{ details: { text: payload } }])
    }
  },
)

test('C56 what names another message or channel is delivered and flagged, so that no opt-out is lost', async () => {
  const sandbox = await sandboxWith()
  const ref = refOf(sandbox)
  const other = anyRef.messageId
  const elsewhere = '50000000-0000-4000-8000-000000000001'
  const [own, foreign, foreignToo, misplaced] = readsOf(ref, 4)
  const results = [
    { ...own, messageId: ref.messageId.toUpperCase() },
    { ...foreign, messageId: other },
    { ...foreignToo, messageId: other },
    { ...misplaced, channelId: elsewhere },
  ]
  sandbox.setFaults([{ body: JSON.stringify({ results }) }])
  const { interactions, problems } = await clientFor(sandbox).interactions.list(ref)
  expect(
    interactions.map(({ id, messageId, channelId }) => ({ id, messageId, channelId })),
  ).toEqual(results.map(({ id, messageId, channelId }) => ({ id, messageId, channelId })))
  expect(problems).toMatchObject([
    { code: 'other_message', index: 1, raw: results[1] },
    { code: 'other_message', index: 3, raw: results[3] },
  ])
  expect(problems[0]?.message).toContain(other)
  expect(problems[1]?.message).toContain(elsewhere)
})
