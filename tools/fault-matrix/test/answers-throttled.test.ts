import { fakeClock, type FakeClock } from '@bird-interactions/core/testing'
import type { Fault, Sandbox } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import {
  clientFor,
  quiet,
  recordAttempts,
  refOf,
  rejection,
  sandboxWith,
  type SeenAttempt,
  until,
} from './support.ts'

const almostOne = 0.999_999

/** A client that lives by a fake clock, and asks a real server. */
function timed(
  sandbox: Sandbox,
  random: number,
  options: { readonly clock?: FakeClock; readonly rateLimit?: false } = {},
) {
  const clock = options.clock ?? fakeClock()
  const { attempts, observe } = recordAttempts(clock)
  const { rateLimit = { perSecond: 50 } } = options
  const client = clientFor(sandbox, { clock, observe, rateLimit, random: () => random })
  return { clock, attempts, client }
}

/** One call is throttled while another is under way and a third comes later: when was each of them sent? */
async function throttle(fault: Fault, random: number, clock?: FakeClock) {
  const sandbox = await sandboxWith()
  const [first, second, third] = [0, 1, 2].map((index) => refOf(sandbox, index))
  if (first === undefined || second === undefined || third === undefined) throw new Error('No refs')
  sandbox.setFaults([
    { ...fault, status: 429, times: 1, message: first.messageId },
    { delay: 30, times: 1, message: second.messageId },
  ])
  const own = timed(sandbox, random, clock === undefined ? {} : { clock })
  const { attempts, client } = own
  const throttled = client.interactions.list(first)
  const underWay = client.interactions.list(second)
  await until(() => attempts.length === 1 && sandbox.requests.length === 2)
  const later = client.interactions.list(third)

  const other = await underWay
  await own.clock.advance(1999)
  await quiet()
  const sentInPause = sandbox.requests.length - 2

  await own.clock.advance(500)
  const answers = [(await throttled).response, (await later).response]
  const sentAt = (messageId: string, attempt: number): number =>
    attempts.find((one) => one.messageId === messageId && one.attempt === attempt)?.sentAt ?? NaN
  return {
    sentInPause,
    underWay: other.response,
    attempts: answers.map((answer) => answer.attempts),
    retriedAt: sentAt(first.messageId, 2),
    laterAt: sentAt(third.messageId, 1),
    requests: sandbox.requests.length,
  }
}

function expectPauseOfTwoSeconds(outcome: Awaited<ReturnType<typeof throttle>>): void {
  expect(outcome).toMatchObject({
    sentInPause: 0,
    underWay: { status: 200, attempts: 1 },
    attempts: [2, 1],
    requests: 4,
  })
  for (const moment of [outcome.retriedAt, outcome.laterAt]) {
    expect(moment).toBeGreaterThanOrEqual(2000)
    expect(moment).toBeLessThanOrEqual(2400)
  }
}

describe('a pause that was asked for', () => {
  test.each([0, 0.5, almostOne])(
    'C01 Retry-After: 2 pauses the whole workspace for 2.0 to 2.4 s, what is under way ends, and one retry succeeds (jitter %d)',
    async (random) => {
      expectPauseOfTwoSeconds(await throttle({ retryAfter: '2' }, random))
    },
  )

  test.each([
    ['a day ahead', 86_400],
    ['a day behind', -86_400],
  ])(
    'C02 a date counts from the Date of the answer, whose clock is %s of ours',
    async (_name, clock) => {
      expectPauseOfTwoSeconds(await throttle({ retryAfterImf: 2, clock }, 0, fakeClock(Date.now())))
    },
  )

  test('C02 a date counts from our clock when the answer has no Date', async () => {
    const own = fakeClock(Date.UTC(2026, 0, 1))
    const header = ['Retry-After: Thu, 01 Jan 2026 00:00:02 GMT']
    expectPauseOfTwoSeconds(await throttle({ header, without: ['date'] }, 0, own))
  })

  test.each<[string, Fault]>([
    ['RFC 850', { retryAfterRfc850: 2 }],
    ['asctime', { retryAfterAsctime: 2 }],
  ])('C03 a date of %s is a pause of 2 s or none, never NaN or 0', async (_name, date) => {
    const sandbox = await sandboxWith({ ...date, status: 429, times: 2 })
    const { clock, attempts, client } = timed(sandbox, 0.5)
    const error = await rejection(client.interactions.list(refOf(sandbox), { retries: 0 }))
    expect([undefined, 2000]).toContain(error['retryAfterMs'])
    const call = client.interactions.list(refOf(sandbox))
    await clock.advance(3000)
    await until(() => attempts.length === 2)
    await clock.advance(3000)
    expect((await call).response.attempts).toBe(2)
    expect(attempts[1]?.retryInMs).toBeGreaterThan(0)
  })

  test.each(['soon', '-5', '0x10', '1e9', '1.5', 'Infinity', '', '1, 2', '+5', '٣'])(
    'C05 Retry-After: "%s" counts as absent',
    async (value) => {
      // A header is sent as Latin-1: the Arabic digit goes as its UTF-8.
      await expectAbsent({ retryAfter: Buffer.from(value).toString('latin1') })
    },
  )

  test('C05 two Retry-After headers count as absent', async () => {
    await expectAbsent({ header: ['Retry-After: 1', 'Retry-After: 2'] })
  })

  test('C05 plain digits are seconds', async () => {
    const sandbox = await sandboxWith({ status: 503, retryAfter: '007' })
    const error = await rejection(
      timed(sandbox, 0).client.interactions.list(refOf(sandbox), { retries: 0 }),
    )
    expect(error['retryAfterMs']).toBe(7000)
  })

  test.each<[string, Fault]>([
    ['0', { retryAfter: '0' }],
    ['a date gone by', { retryAfterImf: -5 }],
  ])('C07 %s still waits a moment before each retry: no hot loop', async (_name, fault) => {
    const sandbox = await sandboxWith({ ...fault, status: 429 })
    const { clock, attempts, client } = timed(sandbox, 0, {
      clock: fakeClock(Date.now()),
      rateLimit: false,
    })
    const call = rejection(client.interactions.list(refOf(sandbox)))
    for (const sent of [1, 2]) {
      await until(() => attempts.length === sent)
      await clock.advance(49)
      await quiet()
      expect(sandbox.requests).toHaveLength(sent)
      await clock.advance(200)
    }
    expect(await call).toMatchObject({ status: 429, attempts: 3, retryAfterMs: 0 })
    expect(sandbox.requests).toHaveLength(3)
  })
})

/** The retry comes after the jitter of a failure without Retry-After: up to 200 ms. */
async function expectAbsent(fault: Fault): Promise<void> {
  const sandbox = await sandboxWith({ ...fault, status: 503, times: 2 })
  const { clock, attempts, client } = timed(sandbox, almostOne)
  const error = await rejection(client.interactions.list(refOf(sandbox), { retries: 0 }))
  expect(error).toMatchObject({ status: 503 })
  expect(error).not.toHaveProperty('retryAfterMs')
  const call = client.interactions.list(refOf(sandbox))
  await until(() => attempts.length === 2)
  await clock.advance(200)
  expect((await call).response.attempts).toBe(2)
  const [, failed, retried] = attempts as [unknown, SeenAttempt, SeenAttempt]
  expect(Math.round(retried.sentAt - failed.endedAt)).toBe(200)
}

describe('a pause that is longer than the caller waits', () => {
  const days = 277_403

  test.each([
    ['the deadline of a call', `${days}`, {}],
    ['a deadline of the caller’s own', '2', { timeout: { totalMs: 1999 } }],
  ])(
    'C06 longer than %s: the error comes at once and says when to come back, and nothing is sent until then',
    async (_name, retryAfter, options) => {
      const sandbox = await sandboxWith({ status: 429, retryAfter })
      const { clock, client } = timed(sandbox, 0)
      const error = await rejection(client.interactions.list(refOf(sandbox), options))
      expect(error).toMatchObject({
        name: 'ApiError',
        code: 'rate_limited',
        status: 429,
        attempts: 1,
        retryAfterMs: Number(retryAfter) * 1000,
        retryAt: new Date(clock.date() + Number(retryAfter) * 1000).toISOString(),
      })
      expect(clock.now()).toBe(0)
      expect(clock.pending()).toBe(0)
      await clock.advance(Number(retryAfter) * 1000 - 1)
      await quiet()
      expect(sandbox.requests).toHaveLength(1)
    },
  )

  test('C06 in bulk every message left is refused at once, unsent, with the time to come back', async () => {
    const sandbox = await sandboxWith({ status: 429, retryAfter: `${days}` })
    const { clock, client } = timed(sandbox, 0)
    const refs = sandbox.messages.map((_message, index) => refOf(sandbox, index))
    const waits: unknown[] = []
    for await (const result of client.interactions.listMany(refs, { concurrency: 1 })) {
      waits.push(!result.ok && 'retryAfterMs' in result.error && result.error.retryAfterMs)
    }
    expect(waits).toEqual(refs.map(() => days * 1000))
    expect(sandbox.requests).toHaveLength(1)
    expect(clock.now()).toBe(0)
  })
})

test('C08 of 40 answers 429 at once the longest pause holds for all', async () => {
  const longest = 9
  const sandbox = await sandboxWith(
    ...Array.from({ length: 40 }, (_, index) => ({
      status: 429,
      retryAfter: String(index === 7 ? longest : 1 + (index % 8)),
      times: 1,
    })),
  )
  const { clock, attempts, client } = timed(sandbox, 0)
  const calls = Array.from({ length: 40 }, () => client.interactions.list(refOf(sandbox)))
  await until(() => attempts.length === 40)
  expect(sandbox.requests).toHaveLength(40)
  await clock.advance(longest * 1000 - 1)
  await quiet()
  expect(sandbox.requests).toHaveLength(40)
  await clock.advance(3000)
  const answers = await Promise.all(calls)
  expect(answers.every(({ response }) => response.attempts === 2)).toBe(true)
  for (const { sentAt } of attempts.slice(40)) {
    expect(sentAt).toBeGreaterThanOrEqual(longest * 1000)
  }
})
