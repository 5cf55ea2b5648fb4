import { type Channel, defineChannel, TimeoutError } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import { fakeClock, type FakeReply, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import type { JsonAnswer } from '../../src/client/answer/read-answer.ts'
import { collectPages } from '../../src/client/list/collect-pages.ts'
import { readList } from '../../src/client/list/read-list.ts'
import { readPage } from '../../src/client/list/read-page.ts'
import { clientFor, click, ref, rejection, workspaceId } from './setting.ts'

/** What a function throws. */
function thrown(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

describe('an answer that is no list says', () => {
  test.each([
    [null, 'it is null'],
    [[], 'it is a list'],
    ['x', 'it is a string'],
    [{}, 'it has no results'],
    [{ results: null }, 'its results are null'],
    [{ results: {} }, 'its results are an object'],
  ])('what %j is instead', (body, found) => {
    expect(thrown(() => readPage(body, 203))).toMatchObject({
      name: 'ResponseError',
      code: 'unexpected_shape',
      status: 203,
      message: `The answer is JSON, but not the documented list {"results": […]}: ${found}. Check the base URL; if it is right, Bird may have changed its API: see whether a newer version of @bird-interactions/core knows it.`,
    })
  })

  test.each([
    ['next', 'next'],
    ['', undefined],
    [7, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('nothing of the token %j', (nextPageToken, read) => {
    expect(readPage({ results: [1], nextPageToken }, 200)).toEqual({
      results: [1],
      nextPageToken: read,
    })
  })

  test('that it is nested too deeply', () => {
    const response = { status: 203, headers: {}, attempts: 1 }
    const list = { elements: [click], possiblyTruncated: false, response }
    const cause = new RangeError('Maximum call stack size exceeded')
    const read = () =>
      readList(list, ref, () => {
        throw cause
      })
    expect(thrown(read)).toMatchObject({
      code: 'unexpected_shape',
      status: 203,
      cause,
      message:
        'The answer is the documented list, but nested so deeply, or so large, that it cannot be read here. Bird does not send that: check the base URL and any proxy on the way.',
    })
  })
})

describe('a list of several pages says', () => {
  const collect = async (
    tokenAfter: (page: number) => string | undefined,
    options: { totalMs?: number; fail?: (page: number) => Error | undefined } = {},
  ) => {
    const answer = (page: number): JsonAnswer => ({
      body: { results: [], nextPageToken: tokenAfter(page) },
      response: { status: 203, headers: {}, attempts: 2 },
    })
    let page = 1
    const totalMs = options.totalMs ?? 60_000
    return collectPages('/path', answer(page), {
      clock: fakeClock(),
      deadline: totalMs,
      totalMs,
      ask: () => {
        page += 1
        const error = options.fail?.(page)
        return error === undefined ? Promise.resolve(answer(page)) : Promise.reject(error)
      },
    })
  }

  test('that it goes in circles', async () => {
    expect(await rejection(collect(() => 'same'))).toMatchObject({
      code: 'pagination_loop',
      status: 203,
      message:
        'The list goes in circles: after 2 pages it names one that was there before. Nothing was delivered, because nothing tells where the list ends. Check the base URL and any proxy on the way, and try again.',
    })
  })

  test('that it has too many', async () => {
    expect(await rejection(collect(String))).toMatchObject({
      code: 'too_many_pages',
      status: 203,
      message:
        'The list has more than 1000 pages, as many as are fetched for one message. Nothing was delivered, because it would not be the whole. Check the base URL and any proxy on the way: no message is known to have so many interactions.',
    })
  })

  test('that a page cannot be named', async () => {
    expect(await rejection(collect(() => '\ud800'))).toMatchObject({
      code: 'unexpected_shape',
      status: 203,
      cause: expect.any(URIError) as unknown,
      message:
        'The answer names a further page by a nextPageToken that no URL can hold: it has half of a surrogate pair. Check the base URL and any proxy on the way.',
    })
  })

  test.each([
    [1, '1 page', 3],
    [2, '2 pages', 5],
  ])('that the time is over after %i', async (whole, pages, attempts) => {
    const cause = new TimeoutError('deadline_exceeded', 'words', {
      attempts: 1,
      failures: [new TimeoutError('attempt_timed_out', 'words', { attempts: 1 })],
      retryAfterMs: 7,
    })
    const fail = (page: number) => (page > whole ? cause : undefined)
    const error = await rejection(collect(String, { totalMs: 1500, fail }))
    expect(error).toMatchObject({
      code: 'deadline_exceeded',
      attempts,
      failures: cause.failures,
      retryAfterMs: 7,
      cause,
      message: `The list goes on after ${pages}, but the 1500 ms that all its pages together may take are over. Try again, or allow more with timeout.totalMs.`,
    })
  })

  test('that no time is left for the next page, which is not asked for', async () => {
    let asked = 0
    const answer: JsonAnswer = {
      body: { results: [], nextPageToken: 'next' },
      response: { status: 200, headers: {}, attempts: 1 },
    }
    const call = Promise.resolve(
      collectPages('/path', answer, {
        clock: { ...fakeClock(), now: () => 1500 },
        deadline: 1500,
        totalMs: 1500,
        ask: () => {
          asked += 1
          return Promise.resolve(answer)
        },
      }),
    )
    const error = await rejection(call)
    expect(error).toMatchObject({ code: 'deadline_exceeded', attempts: 1 })
    expect((error as Error).cause).toMatchObject({ message: 'No time is left.', attempts: 0 })
    expect(asked).toBe(0)
  })

  test('what else went wrong as it is', async () => {
    for (const failure of [
      new TimeoutError('attempt_timed_out', 'words', { attempts: 1 }),
      Object.assign(new Error('words'), { code: 'deadline_exceeded' }),
    ]) {
      const call = collect(String, { fail: (page) => (page > 1 ? failure : undefined) })
      expect(await rejection(call)).toBe(failure)
    }
  })
})

describe('a call that took too long says', () => {
  const never: FakeReply = () => new Promise<never>(() => {})

  test.each([
    [
      'an attempt',
      { retries: 0 },
      'No whole answer came in the 10000 ms that an attempt may take (sent once). The network or Bird is slow: try again, or allow more with timeout.attemptMs.',
      [],
    ],
    [
      'all attempts',
      { retries: 5, timeout: { attemptMs: 10_000, totalMs: 25_000 } },
      'No whole answer came in the 25000 ms that all attempts together may take (sent 3 times; before: attempt_timed_out, attempt_timed_out). The network or Bird is slow: try again, or allow more with timeout.totalMs.',
      ['attempt_timed_out', 'attempt_timed_out'],
    ],
    [
      'an attempt that all attempts allow',
      { retries: 0, timeout: { attemptMs: 10_000, totalMs: 10_000 } },
      'No whole answer came in the 10000 ms that all attempts together may take (sent once). The network or Bird is slow: try again, or allow more with timeout.totalMs.',
      [],
    ],
  ])('how long %s may take', async (_name, options, message, failures) => {
    const clock = fakeClock()
    const transport = fakeTransport(never)
    const client = clientFor('https://example.com', { clock, transport })
    const call = rejection(client.interactions.list(ref, options))
    await clock.advance(60_000)
    const error = (await call) as TimeoutError
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error.message).toBe(message)
    expect(error.failures.map(({ code }) => code)).toEqual(failures)
  })
})

describe('a client says', () => {
  const base = { accessKey: 'any', workspaceId, transport: fakeTransport() } as const

  test.each([
    [[], 'none'],
    [
      ['rcs', 'sms'].map((name) => defineChannel({ contract: 1, name, interactions: {} })),
      'rcs, sms',
    ],
  ])('which channels it knows', async (channels, known) => {
    const message = `No channel named "line" was passed to createClient. Known: ${known}. Install the channel's package and add it to channels.`
    const expected = { name: 'ConfigError', code: 'unknown_channel', message }
    const channelIds = { [ref.channelId]: 'line' }
    expect(thrown(() => createClient({ ...base, channels, channelIds }))).toMatchObject(expected)
    const client = createClient({ ...base, channels })
    const call = client.interactions.list({ ...ref, channel: 'line' })
    expect(await rejection(call)).toMatchObject(expected)
  })

  test('of the name of a channel the start', () => {
    const channels: readonly Channel[] = []
    const channelIds = { [ref.channelId]: 'x'.repeat(70) }
    expect(thrown(() => createClient({ ...base, channels, channelIds }))).toMatchObject({
      message: expect.stringContaining(`"${'x'.repeat(60)}…" was passed`) as string,
    })
  })

  test('that it was closed', async () => {
    const client = createClient({ ...base, channels: [] })
    await client.close()
    expect(await rejection(client.interactions.list(ref))).toMatchObject({
      name: 'ConfigError',
      code: 'client_closed',
      message:
        'This client was closed, so nothing was sent. Create another one, or close it later.',
    })
  })
})
