import { createRateLimiter } from '@bird-interactions/core/client'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import {
  anyRef,
  clientFor,
  nowhere,
  quiet,
  recordAttempts,
  refOf,
  rejection,
  sandboxWith,
  until,
} from './support.ts'

const almostOne = 0.999_999

describe('429 without Retry-After', () => {
  test.each([
    [almostOne, [1000, 2000]],
    [0.5, [500, 1000]],
    [0.25, [250, 500]],
  ])('C04 the retries wait for up to 1 and 2 s, by full jitter (%d)', async (random, pauses) => {
    const sandbox = await sandboxWith('status=429,times=2')
    const clock = fakeClock()
    const { attempts, observe } = recordAttempts(clock)
    const client = clientFor(sandbox, { clock, observe, random: () => random })
    const call = client.interactions.list(refOf(sandbox))
    for (const [index, pause] of pauses.entries()) {
      await until(() => attempts.length === index + 1)
      await clock.advance(pause)
    }
    expect((await call).response.attempts).toBe(3)
    const waits = attempts
      .slice(1)
      .map(({ sentAt }, index) => Math.round(sentAt - (attempts[index]?.endedAt ?? 0)))
    expect(waits).toEqual(pauses)
  })

  test('C04 the workspace sends 0.7 of its rate afterwards, and all of it again later', async () => {
    const clock = fakeClock()
    const { attempts, observe } = recordAttempts(clock)
    const transport = fakeTransport([{ status: 429 }, {}])
    const rateLimit = { perSecond: 50 }
    const client = clientFor(nowhere, { clock, observe, transport, rateLimit, retries: 0 })
    await rejection(client.interactions.list(anyRef))
    const calls = Array.from({ length: 1000 }, () => client.interactions.list(anyRef))
    const done = Promise.all(calls)
    await clock.advance(30_000)
    await done
    const sentIn = (from: number, to: number): number =>
      attempts.slice(1).filter(({ sentAt }) => sentAt > from && sentAt <= to).length
    expect(sentIn(-1, 1000)).toBeGreaterThan(32)
    expect(sentIn(-1, 1000)).toBeLessThanOrEqual(36)
    expect(sentIn(16_000, 17_000)).toBeGreaterThan(47)
  })
})

test('C09 in an outage of 60 s, 200 callers send at most a tenth more, fail fast, and go on by themselves afterwards', async () => {
  const clock = fakeClock()
  const outage = 60_000
  let down = true
  const transport = fakeTransport(() => (down ? { status: 503 } : {}))
  let random = 0
  const client = clientFor(nowhere, {
    clock,
    transport,
    random: () => (random = (random + 0.618_033) % 1),
    rateLimit: { perSecond: 50 },
  })
  let calls = 0
  const durations: number[] = []
  const caller = async (): Promise<void> => {
    while (clock.now() < outage) {
      const start = clock.now()
      calls += 1
      const { attempts } = await rejection<{ attempts: number }>(client.interactions.list(anyRef))
      if (attempts === 1) durations.push(clock.now() - start)
    }
  }
  const callers = Promise.all(Array.from({ length: 200 }, caller))
  for (let second = 0; second < 70; second++) await clock.advance(1000)
  await callers
  expect(calls).toBeGreaterThan(2500)
  expect(transport.requests.length / calls).toBeLessThanOrEqual(1.1)
  // 200 callers share 50 requests a second: 4 s of waiting for a turn, and no more than as much again while retries are left.
  expect(Math.max(...durations)).toBeLessThan(8000)

  down = false
  for (let call = 0; call < 20; call++) {
    const answered = client.interactions.list(anyRef)
    await clock.advance(1000)
    expect((await answered).response.attempts).toBe(1)
  }
  down = true
  const failing = rejection(client.interactions.list(anyRef))
  await clock.advance(10_000)
  expect(await failing).toMatchObject({ status: 503, attempts: 3 })
})

describe('headers that tell of the rate limit', () => {
  /** Of five calls after the answer with these headers: how many go at once, how many within its second, what was ignored? */
  async function sentAfter(header: readonly string[]) {
    const sandbox = await sandboxWith({ header, body: '{"results":[]}', times: 1 })
    const clock = fakeClock()
    const limiter = createRateLimiter({ perSecond: 50, clock })
    const client = clientFor(sandbox, { clock, rateLimit: limiter })
    await client.interactions.list(refOf(sandbox))
    const calls = Array.from({ length: 5 }, () => client.interactions.list(refOf(sandbox)))
    await until(() => sandbox.requests.length + limiter.stats().waiting === 6)
    const atOnce = sandbox.requests.length - 1
    await clock.advance(990)
    await quiet()
    const inItsSecond = sandbox.requests.length - 1
    await clock.advance(1000)
    await Promise.all(calls)
    return { atOnce, inItsSecond, ignored: limiter.stats().ignoredHeaders }
  }

  test.each([
    ['RateLimit of draft 7', ['RateLimit: limit=50, remaining=3, reset=1']],
    ['RateLimit of later drafts', ['RateLimit: "default";r=3;t=1']],
    [
      'RateLimit with its time in the policy',
      ['RateLimit: "default";r=3', 'RateLimit-Policy: "default";q=50;w=1'],
    ],
    ['RateLimit-Policy alone', ['RateLimit-Policy: 3;w=1']],
    ['RateLimit-Remaining', ['RateLimit-Remaining: 3', 'RateLimit-Reset: 1']],
    ['X-RateLimit-Remaining', ['X-RateLimit-Remaining: 3', 'X-RateLimit-Reset: 1']],
  ])('C10 %s holds back what would go beyond it, before any 429', async (_name, header) => {
    expect(await sentAfter(header)).toEqual({ atOnce: 3, inItsSecond: 3, ignored: 0 })
  })

  test.each([
    'RateLimit: limit=50, remaining=three, reset=1',
    'RateLimit: "default";r=1e0;t=1',
    'RateLimit: remaining=0,, reset=1',
    'RateLimit-Policy: "default";q=-1;w=1',
    'X-RateLimit-Remaining: 0x1',
  ])('C10 malformed, "%s" holds nothing back and is counted', async (header) => {
    expect(await sentAfter([header])).toEqual({ atOnce: 5, inItsSecond: 5, ignored: 1 })
  })
})
