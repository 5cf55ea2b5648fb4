import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { createRetryBudget } from '../../src/client/retry/retry-budget.ts'
import { clientFor, ref, rejection } from './setting.ts'

describe('the retry budget', () => {
  test('is spent one by one, and earned by ten answers each', () => {
    const budget = createRetryBudget()
    let spent = 0
    while (budget.spend()) spent += 1
    expect(spent).toBe(100)
    for (let answer = 0; answer < 9; answer++) budget.earn()
    expect(budget.spend()).toBe(false)
    budget.earn()
    expect(budget.spend()).toBe(true)
    expect(budget.spend()).toBe(false)
  })

  test('never holds more than at the start', () => {
    const budget = createRetryBudget()
    for (let answer = 0; answer < 10_000; answer++) budget.earn()
    let spent = 0
    while (budget.spend()) spent += 1
    expect(spent).toBe(100)
  })
})

describe('an outage: every answer is 503, 200 callers for 60 s', () => {
  test('the extra load is at most a tenth, callers fail fast, and the client recovers by itself', async () => {
    const clock = fakeClock()
    let down = true
    const transport = fakeTransport(() => (down ? { status: 503 } : {}))
    const client = clientFor('https://example.com', {
      clock,
      transport,
      random: Math.random,
      rateLimit: { perSecond: 50 },
    })
    let calls = 0
    const slowness: number[] = []
    const outage = 60_000
    const caller = async (): Promise<void> => {
      while (clock.now() < outage) {
        const start = clock.now()
        calls += 1
        const attempts = await client.interactions
          .list(ref)
          .then(({ response }) => response.attempts)
          .catch((error: { attempts: number }) => error.attempts)
        // What the rate limit lets go only after the end of the outage is no part of it.
        if (attempts === 1) slowness.push(clock.now() - start)
      }
    }
    const callers = Promise.all(Array.from({ length: 200 }, caller))
    for (let second = 0; second < 70; second++) await clock.advance(1000)
    await callers
    const extra = transport.requests.length - calls
    expect(calls).toBeGreaterThan(2500)
    expect(extra / calls).toBeLessThanOrEqual(0.1)
    // 200 callers share 50 requests a second: a call is 4 s of waiting for its turn, and no more.
    expect(Math.max(...slowness)).toBeLessThan(8000)

    down = false
    const before = transport.requests.length
    for (let call = 0; call < 20; call++) {
      const answered = client.interactions.list(ref)
      await clock.advance(1000)
      expect((await answered).response.attempts).toBe(1)
    }
    expect(transport.requests.length - before).toBe(20)
    down = true
    const failing = client.interactions.list(ref).catch((error: { attempts: number }) => error)
    await clock.advance(30_000)
    expect(await failing).toMatchObject({ status: 503, attempts: 3 })
  })
})

test('an answer that is no reason to try again earns as one of success does', async () => {
  let status = 503
  const client = clientFor('https://example.com', {
    transport: fakeTransport(() => ({ status })),
  })
  const attempts = async (): Promise<unknown> =>
    ((await rejection(client.interactions.list(ref))) as { attempts?: unknown }).attempts
  for (let call = 0; call < 50; call++) expect(await attempts()).toBe(3)
  expect(await attempts()).toBe(1)
  status = 404
  for (let call = 0; call < 10; call++) expect(await attempts()).toBe(1)
  status = 503
  expect(await attempts()).toBe(2)
})
