import type { ServerResponse } from 'node:http'

import { ResponseError, TimeoutError } from '@bird-interactions/core'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { serve } from './server.ts'
import { click, clientFor, ref, rejection } from './setting.ts'

/** An interaction of its own. */
function element(number: number): Record<string, unknown> {
  return { ...click, id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` }
}

function elements(from: number, to: number): readonly unknown[] {
  return Array.from({ length: to - from }, (_, index) => element(from + index))
}

function tokenOf(url: string | undefined): string | undefined {
  return new URL(url ?? '', 'http://localhost').searchParams.get('pageToken') ?? undefined
}

/** A server of pages, each named by its token; the first has none. */
function servePages(
  pages: Readonly<Record<string, unknown>>,
  answer: (response: ServerResponse, body: string, request: number) => void = (response, body) =>
    response.end(body),
) {
  let requests = 0
  return serve((request, response) => {
    requests += 1
    answer(response, JSON.stringify(pages[tokenOf(request.url) ?? 'first']), requests)
  })
}

describe('C31: a list of several pages is one list', () => {
  test('a nextPageToken is followed, as Bird documents it for lists', async () => {
    const token = 'a+b/c=&d?e#f g%20é'
    const server = await servePages({
      first: { results: [element(1)], nextPageToken: token },
      [token]: { results: [], nextPageToken: 'last' },
      last: { results: [element(2), element(3)] },
    })
    const { interactions, problems, response } = await clientFor(server.url).interactions.list(ref)
    expect(interactions.map(({ raw }) => raw)).toEqual([element(1), element(2), element(3)])
    expect(problems).toEqual([])
    expect(response.attempts).toBe(3)
    const path = server.requests[0]?.url ?? ''
    expect(server.requests.map(({ url }) => url)).toEqual([
      path,
      `${path}?pageToken=${encodeURIComponent(token)}`,
      `${path}?pageToken=last`,
    ])
  })

  test('the place of a problem is counted over all pages', async () => {
    const server = await servePages({
      first: { results: [element(1), 7], nextPageToken: 'next' },
      next: { results: [8, [9]], nextPageToken: 'last' },
      last: { results: [{ ...element(1), details: 'other' }] },
    })
    const { interactions, problems } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code, index, raw }) => [code, index, raw])).toEqual([
      ['malformed', 1, 7],
      ['malformed', 2, 8],
      ['malformed', 3, [9]],
      expect.arrayContaining(['conflicting_duplicate']),
    ])
  })

  test('the response is that of the last page, its attempts those of all', async () => {
    const pages = {
      first: { results: [element(1)], nextPageToken: 'last' },
      last: { results: [element(2)] },
    }
    const server = await servePages(pages, (response, body, request) => {
      response.setHeader('x-request', String(request))
      if (request === 2) response.writeHead(503)
      response.end(body)
    })
    const { interactions, response } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(2)
    expect(response.headers['x-request']).toBe('3')
    expect(response.attempts).toBe(3)
  })

  test.each([[''], [null], [7], [{}], [['a']], [true], [undefined]])(
    'only a text that is not empty is a token: %j',
    async (nextPageToken) => {
      const server = await servePages({ first: { results: [element(1)], nextPageToken } })
      const { interactions, problems } = await clientFor(server.url).interactions.list(ref)
      expect(interactions).toHaveLength(1)
      expect(problems).toEqual([])
      expect(server.requests).toHaveLength(1)
    },
  )

  test('what fails on a later page fails the call: half a list is never the list', async () => {
    const server = await servePages({
      first: { results: [element(1)], nextPageToken: 'next' },
      next: { results: null },
    })
    await expect(clientFor(server.url).interactions.list(ref)).rejects.toMatchObject({
      code: 'unexpected_shape',
      status: 200,
    })
  })
})

describe('C31: pages without end end in an error', () => {
  test.each([
    ['the same page for ever', { first: 'same', same: 'same' }, 2],
    ['a circle', { first: 'a', a: 'b', b: 'c', c: 'a' }, 4],
  ])('%s', async (_, next, requests) => {
    const server = await servePages(
      Object.fromEntries(
        Object.entries(next).map(([token, nextPageToken], index) => [
          token,
          { results: [element(index)], nextPageToken },
        ]),
      ),
    )
    const error = await rejection(clientFor(server.url).interactions.list(ref))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'pagination_loop', status: 200 })
    expect(server.requests).toHaveLength(requests)
  })

  test('tokens that never repeat, after 1,000 pages', async () => {
    let page = 0
    const transport = fakeTransport(() =>
      page === 2000
        ? new Error('There is no end to this.')
        : { body: { results: [], nextPageToken: `${++page}` } },
    )
    const client = clientFor('https://example.com', {
      transport,
      clock: fakeClock(),
      retries: 0,
    })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'too_many_pages', status: 200 })
    expect(transport.requests).toHaveLength(1000)
  })

  test('1,000 pages are a list', async () => {
    let page = 0
    const transport = fakeTransport(() => {
      page += 1
      const results = [element(page)]
      return { body: page === 1000 ? { results } : { results, nextPageToken: `${page}` } }
    })
    const client = clientFor('https://example.com', { transport, clock: fakeClock() })
    const { interactions, response } = await client.interactions.list(ref)
    expect(interactions).toHaveLength(1000)
    expect(response.attempts).toBe(1000)
  })

  test('a token that no URL can hold', async () => {
    const transport = fakeTransport({ body: '{"results":[],"nextPageToken":"\\ud800"}' })
    const client = clientFor('https://example.com', { transport })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'unexpected_shape', status: 200 })
    expect(transport.requests).toHaveLength(1)
  })
})

describe('C31: the limits of a call hold for all its pages together', () => {
  /** Lists of which each page takes 60 ms, but for one that never comes. */
  function slowPages(missing: number) {
    const clock = fakeClock()
    const transport = fakeTransport(async ({ path }) => {
      const page = Number(tokenOf(path) ?? 0)
      await new Promise<void>((resolve) => {
        if (page !== missing) clock.after(60, resolve)
      })
      return { body: { results: [], nextPageToken: String(page + 1) } }
    })
    return { clock, transport }
  }

  test('the deadline', async () => {
    const { clock, transport } = slowPages(Infinity)
    const timeout = { attemptMs: 200, totalMs: 300 }
    const client = clientFor('https://example.com', { clock, transport, timeout })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(299)
    expect(transport.requests).toHaveLength(5)
    await clock.advance(1)
    const error = await call
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'deadline_exceeded',
      attempts: 5,
      message: expect.stringContaining('the 300 ms that all its pages together may take') as string,
    })
    expect(transport.requests).toHaveLength(5)
  })

  test('the deadline, when a later page does not come', async () => {
    const { clock, transport } = slowPages(1)
    const client = clientFor('https://example.com', { clock, transport, timeout: { totalMs: 600 } })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(600)
    expect(await call).toMatchObject({
      code: 'deadline_exceeded',
      attempts: 2,
      message: expect.stringContaining('after 1 page, but the 600 ms') as string,
      cause: expect.any(TimeoutError) as unknown,
    })
  })

  test('the deadline, when no time is left for the next page', async () => {
    let now = 0
    const transport = fakeTransport(() => {
      now = 1000
      return { body: { results: [], nextPageToken: 'next' } }
    })
    const client = clientFor('https://example.com', {
      transport,
      clock: { ...fakeClock(), now: () => now },
      timeout: { totalMs: 1000 },
    })
    await expect(client.interactions.list(ref)).rejects.toMatchObject({
      code: 'deadline_exceeded',
      attempts: 1,
      message: expect.stringContaining('after 1 page,') as string,
    })
    expect(transport.requests).toHaveLength(1)
  })

  test('the deadline of an attempt is that of one page', async () => {
    const { clock, transport } = slowPages(Infinity)
    const timeout = { attemptMs: 61, totalMs: 300 }
    const client = clientFor('https://example.com', { clock, transport, timeout })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(300)
    expect(await call).toMatchObject({ attempts: 5 })
  })

  test('an abort, with its own reason', async () => {
    const stop = new AbortController()
    const reason = new Error('enough')
    const server = await serve((request, response) => {
      if (tokenOf(request.url) === undefined) {
        response.end(JSON.stringify({ results: [], nextPageToken: 'next' }))
      } else {
        stop.abort(reason)
      }
    })
    const call = clientFor(server.url).interactions.list(ref, { signal: stop.signal })
    expect(await rejection(call)).toBe(reason)
  })

  test('close waits for all pages', async () => {
    const server = await servePages({
      first: { results: [element(1)], nextPageToken: 'last' },
      last: { results: [element(2)] },
    })
    const client = clientFor(server.url)
    const call = client.interactions.list(ref)
    await client.close()
    expect((await call).interactions).toHaveLength(2)
  })
})

describe('C32: a list that may be cut says so', () => {
  test.each([
    [9, false],
    [10, true],
    [11, false],
    [20, false],
  ])('%i elements and no token: %s', async (length, noted) => {
    const server = await servePages({ first: { results: elements(0, length) } })
    const { interactions, problems } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(length)
    expect(problems).toEqual(
      noted
        ? [
            {
              code: 'possibly_truncated',
              message:
                "The list may be cut: it has exactly 10 elements, which is a full page by Bird's general rule for lists, and names no further one. Bird documents no pages for this list, so it may as well be all.",
            },
          ]
        : [],
    )
  })

  test('what counts is what was sent, not what was delivered', async () => {
    const results = [7, element(0), ...elements(0, 8)]
    const server = await servePages({ first: { results } })
    const { interactions, problems } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(8)
    expect(problems.map(({ code }) => code)).toEqual(['malformed', 'possibly_truncated'])
  })

  test('a list that has pages ends where it says so', async () => {
    const server = await servePages({
      first: { results: elements(0, 10), nextPageToken: 'last' },
      last: { results: elements(10, 20) },
    })
    const { interactions, problems } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toHaveLength(20)
    expect(problems).toEqual([])
  })
})
