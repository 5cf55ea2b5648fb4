import { ConfigError } from '@bird-interactions/core'
import { createRateLimiter } from '@bird-interactions/core/client'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { expect, onTestFinished, test, vi } from 'vitest'

import { aMoment } from './connections-setting.ts'
import { anyRef, clientFor, nowhere, refOf, rejection, sandboxWith, until } from './support.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const LONGEST_TIMER_MS = 2 ** 31 - 1

test.each([DAY_MS, -DAY_MS])(
  'C52 when the clock on the wall jumps by %i ms during a pause, the retry comes after the pause all the same',
  async (jumpMs) => {
    const sandbox = await sandboxWith('status=503,times=1')
    const { now } = Date
    let jumped = 0
    vi.spyOn(Date, 'now').mockImplementation(() => now() + jumped)
    onTestFinished(() => void vi.restoreAllMocks())
    const client = clientFor(sandbox, {
      random: () => 0.5,
      rateLimit: { perSecond: 50 },
      observe: () => {
        jumped = jumpMs
      },
    })
    const { response } = await client.interactions.list(refOf(sandbox))
    expect(response.attempts).toBe(2)
    const [first, second] = sandbox.requests.map(({ at }) => at)
    const gapMs = Number(second) - Number(first)
    expect(gapMs).toBeGreaterThan(95)
    expect(gapMs).toBeLessThan(1000)
    await client.interactions.list(refOf(sandbox))
    expect(sandbox.requests).toHaveLength(3)
  },
)

test('C52 after an hour of sleep what waits for the rate limit goes at an even pace, and not in a burst', async () => {
  const fake = fakeClock()
  let sleptMs = 0
  const clock = { ...fake, now: () => fake.now() + sleptMs, date: () => fake.date() + sleptMs }
  const sentAt: number[] = []
  const transport = fakeTransport(() => {
    sentAt.push(fake.now())
    return {}
  })
  const client = clientFor(nowhere, {
    clock,
    transport,
    rateLimit: { perSecond: 5 },
    timeout: { totalMs: DAY_MS },
  })
  const calls = Array.from({ length: 20 }, () => client.interactions.list(anyRef))
  await fake.advance(1_500)
  const before = sentAt.length
  expect(before).toBeLessThan(10)
  sleptMs = 60 * 60 * 1000
  await fake.advance(10_000)
  await Promise.all(calls)
  const after = sentAt.slice(before)
  expect(after.length).toBeGreaterThan(10)
  const gaps = after.slice(1).map((at, index) => at - (after[index] ?? NaN))
  expect(Math.min(...gaps)).toBeGreaterThan(150)
})

test.each([2_147_484, 9_999_999_999])(
  'C53 a pause that no timer can hold (Retry-After: %i) is an error at once, and never a retry at once',
  async (seconds) => {
    const sandbox = await sandboxWith(`status=429,retry-after=${seconds}`)
    const client = clientFor(sandbox, {
      rateLimit: { perSecond: 50 },
      random: () => 0.99,
      timeout: { totalMs: LONGEST_TIMER_MS },
      retries: 5,
    })
    const error = await rejection(client.interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({
      code: 'rate_limited',
      attempts: 1,
      retryAfterMs: seconds * 1000,
    })
    const held = await rejection(client.interactions.list(refOf(sandbox)))
    expect(held).toMatchObject({ code: 'deadline_exceeded', attempts: 0 })
    expect(held['retryAfterMs']).toBeGreaterThan(LONGEST_TIMER_MS)
    await aMoment()
    expect(sandbox.requests).toHaveLength(1)
  },
)

test('C53 a pause that only its jitter makes too long for a timer is an error at once, too', async () => {
  const sandbox = await sandboxWith('status=503,retry-after=2147400')
  const client = clientFor(sandbox, {
    random: () => 0.99,
    timeout: { totalMs: LONGEST_TIMER_MS },
  })
  const error = await rejection(client.interactions.list(refOf(sandbox)))
  expect(error).toMatchObject({ code: 'server_error', attempts: 1 })
  await aMoment()
  expect(sandbox.requests).toHaveLength(1)
})

test.each(['attemptMs', 'totalMs'])('C53 a %s that no timer can hold is refused', async (name) => {
  const timeout = { [name]: LONGEST_TIMER_MS + 1 }
  expect(() => clientFor(nowhere, { timeout })).toThrow(ConfigError)
  const transport = fakeTransport()
  const client = clientFor(nowhere, { transport })
  const error = await rejection(client.interactions.list(anyRef, { timeout }))
  expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_option' })
  expect(transport.requests).toEqual([])
})

test('C57 a workspace that is throttled slows neither another one nor the same one at another origin', async () => {
  const clock = fakeClock()
  const limiter = createRateLimiter({ clock })
  const sandbox = await sandboxWith('status=429,retry-after=30,times=1', 'body={"results":[]}')
  const elsewhere = await sandboxWith('body={"results":[]}')
  const client = clientFor(sandbox, { clock, rateLimit: limiter })
  const throttled = client.interactions.list(anyRef)
  await until(() => sandbox.requests.length === 1)
  await aMoment()
  await clock.advance(0)

  const held = client.interactions.list(anyRef)
  const workspaceId = '00000000-0000-4000-8000-000000000002'
  // Nothing lets time pass: these would wait for ever.
  await client.interactions.list(anyRef, { workspaceId })
  await clientFor(elsewhere, { clock, rateLimit: limiter }).interactions.list(anyRef)
  await aMoment()
  expect(sandbox.requests).toHaveLength(2)
  expect(sandbox.requests[1]?.target).toContain(`/workspaces/${workspaceId}/`)
  expect(elsewhere.requests).toHaveLength(1)
  expect(limiter.stats().waiting).toBe(1)

  await clock.advance(29_900)
  expect(sandbox.requests).toHaveLength(2)
  await clock.advance(2_000)
  await Promise.all([throttled, held])
  expect(sandbox.requests).toHaveLength(4)
})
