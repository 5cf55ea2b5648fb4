import { ConfigError, ConnectionError, ResponseError, TimeoutError } from '@bird-interactions/core'
import type { Clock } from '@bird-interactions/core/client'
import { fakeClock, type FakeReply, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { isRetried } from '../../src/client/retry/retry.ts'
import { clientFor, ref, rejection } from './setting.ts'

/** A client whose time is the test's, and when each of its requests was sent. */
function timed(replies: FakeReply | readonly FakeReply[], random: () => number = () => 0.999_999) {
  const clock = fakeClock()
  const sentAt: number[] = []
  const list = Array.isArray(replies) ? (replies as readonly FakeReply[]) : [replies as FakeReply]
  const transport = fakeTransport(
    list.map((reply) => (request) => {
      sentAt.push(clock.now())
      return typeof reply === 'function' ? reply(request) : reply
    }),
  )
  return { clock, sentAt, client: clientFor('https://example.com', { transport, clock, random }) }
}

const ok = {}

describe('what is safe to repeat is repeated', () => {
  test.each([408, 425, 429, 500, 502, 503, 504])('%i, then 200', async (status) => {
    const { clock, client } = timed([{ status }, ok])
    const call = client.interactions.list(ref)
    await clock.advance(60_000)
    expect((await call).response.attempts).toBe(2)
  })

  test.each([400, 401, 403, 404, 410, 422, 501, 505])('%i is final', async (status) => {
    const { sentAt, client } = timed({ status })
    await expect(client.interactions.list(ref)).rejects.toMatchObject({ status, attempts: 1 })
    expect(sentAt).toHaveLength(1)
  })

  test('JSON that was cut is asked for again', async () => {
    const { clock, client } = timed([{ body: '{"results":[' }, ok])
    const call = client.interactions.list(ref)
    await clock.advance(60_000)
    expect((await call).response.attempts).toBe(2)
  })

  test('two retries by default, then the last failure; retries: 0 means one attempt', async () => {
    const { clock, sentAt, client } = timed({ status: 503 })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(60_000)
    expect(await call).toMatchObject({ status: 503, attempts: 3 })
    expect(sentAt).toHaveLength(3)
    await expect(client.interactions.list(ref, { retries: 0 })).rejects.toMatchObject({
      attempts: 1,
    })
  })
})

describe('without a status', () => {
  const connection = (code: ConnectionError['code']) =>
    new ConnectionError(code, 'words', { attempts: 1 })
  const timeout = (code: TimeoutError['code']) => new TimeoutError(code, 'words', { attempts: 1 })

  test.each([
    connection('connection_failed'),
    connection('proxy_failed'),
    timeout('attempt_timed_out'),
    new ResponseError('invalid_json', 'words'),
  ])('$code is repeated', (error) => {
    expect(isRetried(error, 1)).toBe(true)
    expect(isRetried(error, 9)).toBe(true)
  })

  test.each([
    connection('tls_failed'),
    connection('proxy_refused'),
    timeout('deadline_exceeded'),
    new ResponseError('not_json', 'words'),
    new ResponseError('unexpected_shape', 'words'),
    new ResponseError('compressed_body', 'words'),
    new ConfigError('invalid_access_key', 'words'),
  ])('$code is final', (error) => {
    expect(isRetried(error, 1)).toBe(false)
  })

  test('a host without an address is asked for once more', () => {
    expect(isRetried(connection('host_not_found'), 1)).toBe(true)
    expect(isRetried(connection('host_not_found'), 2)).toBe(false)
  })
})

describe('pauses have full jitter over a doubling bound', () => {
  test('up to 200 and 400 ms after failures', async () => {
    const { clock, sentAt, client } = timed({ status: 503 })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(60_000)
    await call
    expect(sentAt.map((time) => Math.round(time))).toEqual([0, 200, 600])
  })

  test('up to 1 and 2 s over the rate limit', async () => {
    const { clock, sentAt, client } = timed({ status: 429 })
    const call = rejection(client.interactions.list(ref))
    await clock.advance(60_000)
    await call
    expect(sentAt.map((time) => Math.round(time))).toEqual([0, 1000, 3000])
  })

  test('up to 8 s at most', async () => {
    const { clock, sentAt, client } = timed({ status: 503 })
    const call = rejection(client.interactions.list(ref, { retries: 8 }))
    await clock.advance(60_000)
    await call
    const pauses = sentAt.slice(1).map((time, index) => Math.round(time - (sentAt[index] ?? 0)))
    expect(pauses).toEqual([200, 400, 800, 1600, 3200, 6400, 8000, 8000])
  })

  test('down to none', async () => {
    const { clock, sentAt, client } = timed({ status: 503 }, () => 0)
    const call = rejection(client.interactions.list(ref))
    await clock.advance(0)
    await call
    expect(sentAt).toEqual([0, 0, 0])
  })
})

describe('Retry-After is never undercut, and exceeded by a fifth at most', () => {
  const date = 'Thu, 01 Jan 2026 10:00:00 GMT'

  test.each([
    ['seconds', { 'retry-after': '2' }, 2000],
    ['seconds with blanks around', { 'retry-after': ' 7 ' }, 7000],
    [
      'a date, from the Date of the answer',
      { 'retry-after': 'Thu, 01 Jan 2026 10:00:09 GMT', date },
      9000,
    ],
    ['a date, from the own clock', { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' }, 5000],
  ])('%s', async (_name, headers, least) => {
    for (const [random, most] of [
      [0, least],
      [0.999_999, least * 1.2],
    ] as const) {
      for (const status of [429, 503]) {
        const { clock, sentAt, client } = timed([{ status, headers }, ok], () => random)
        const call = client.interactions.list(ref)
        await clock.advance(60_000)
        await call
        expect(sentAt).toHaveLength(2)
        expect(sentAt[1]).toBeGreaterThanOrEqual(least)
        expect(sentAt[1]).toBeLessThanOrEqual(most)
        expect(sentAt[1]).toBeGreaterThan(most * 0.999)
      }
    }
  })

  test.each(['0', 'Wed, 31 Dec 2025 00:00:00 GMT'])(
    '%s still waits a moment, so that there is no hot loop',
    async (value) => {
      const { clock, sentAt, client } = timed(
        { status: 503, headers: { 'retry-after': value } },
        () => 0,
      )
      const call = rejection(client.interactions.list(ref))
      await clock.advance(60_000)
      expect(await call).toMatchObject({ retryAfterMs: 0 })
      expect(sentAt).toEqual([0, 100, 200])
    },
  )

  test.each([
    'soon',
    '-5',
    '+5',
    '0x10',
    '1e9',
    '1.5',
    'Infinity',
    '',
    '1, 2',
    '٣',
    '99999999999999999999',
    'Thursday, 01-Jan-26 10:00:09 GMT',
    'Thu Jan  1 10:00:09 2026',
    'Thu, 99 Jan 2026 10:00:09 GMT',
    'on Thu, 01 Jan 2026 10:00:09 GMT',
    'Thu, 01 Jan 2026 10:00:09 GMT+0000',
    '2026-01-01T10:00:09Z',
  ])('"%s" counts as absent', async (value) => {
    const { clock, sentAt, client } = timed([
      { status: 503, headers: { 'retry-after': value } },
      ok,
    ])
    const call = client.interactions.list(ref)
    await clock.advance(60_000)
    await call
    expect(Math.round(sentAt[1] ?? 0)).toBe(200)
  })

  test('a wait beyond the deadline fails at once and says when to come back', async () => {
    const { clock, sentAt, client } = timed({ status: 429, headers: { 'retry-after': '277403' } })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 277_403_000,
      retryAt: '2026-01-04T05:03:23.000Z',
    })
    expect((error as Error).message).toContain('2026-01-04T05:03:23.000Z')
    expect(clock.now()).toBe(0)
    expect(clock.pending()).toBe(0)
    expect(sentAt).toHaveLength(1)
  })
})

describe('two deadlines', () => {
  const never: FakeReply = () => new Promise<never>(() => {})

  test('each attempt has its own: the first hangs, the second is answered', async () => {
    const { clock, sentAt, client } = timed([never, ok], () => 0)
    const call = client.interactions.list(ref)
    await clock.advance(10_000)
    expect((await call).response.attempts).toBe(2)
    expect(sentAt).toEqual([0, 10_000])
    expect(clock.pending()).toBe(0)
  })

  test('all attempts together have one', async () => {
    const { clock, sentAt, client } = timed(never, () => 0)
    const call = rejection(
      client.interactions.list(ref, {
        retries: 10,
        timeout: { attemptMs: 10_000, totalMs: 25_000 },
      }),
    )
    await clock.advance(25_000)
    expect(await call).toMatchObject({
      name: 'TimeoutError',
      code: 'deadline_exceeded',
      attempts: 3,
    })
    expect(sentAt).toEqual([0, 10_000, 20_000])
    expect(clock.pending()).toBe(0)
  })

  test('no pause crosses it: the last failure is given at once instead', async () => {
    const { clock, client } = timed({ status: 503 })
    const call = rejection(client.interactions.list(ref, { timeout: { totalMs: 150 } }))
    await clock.advance(0)
    expect(await call).toMatchObject({ status: 503, attempts: 1 })
  })

  test('a retry whose time is over when its pause ends, late, is not sent', async () => {
    const clock = fakeClock()
    const late: Clock = {
      ...clock,
      after: (milliseconds, callback) =>
        clock.after(milliseconds === 200 ? 1100 : milliseconds, callback),
    }
    const transport = fakeTransport({ status: 503 })
    const client = clientFor('https://example.com', { transport, clock: late, random: () => 1 })
    const call = rejection(client.interactions.list(ref, { timeout: { totalMs: 1000 } }))
    await clock.advance(60_000)
    expect(await call).toMatchObject({
      code: 'deadline_exceeded',
      attempts: 1,
      failures: [{ status: 503 }],
    })
    expect(transport.requests).toHaveLength(1)
  })

  test('a function that never gives the access key is not waited for longer', async () => {
    const clock = fakeClock()
    const client = clientFor('https://example.com', {
      clock,
      accessKey: () => new Promise<never>(() => {}),
      transport: fakeTransport(),
    })
    const call = rejection(client.interactions.list(ref, { retries: 0 }))
    await clock.advance(10_000)
    expect(await call).toMatchObject({ name: 'TimeoutError' })
  })
})
