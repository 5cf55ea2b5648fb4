import { type FakeClock, fakeClock } from '@bird-interactions/core/testing'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { createRateLimiter } from '../../src/client/pace/rate-limiter.ts'
import { mostWithin } from './windows.ts'

type Step =
  | { readonly do: 'pass'; readonly milliseconds: number }
  | { readonly do: 'ask'; readonly count: number; readonly withinMs: number }
  | { readonly do: 'give up'; readonly which: number }
  | { readonly do: 'throttle'; readonly retryAfterMs: number | undefined }
  | { readonly do: 'leave'; readonly remaining: number; readonly seconds: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      milliseconds: fc.oneof(
        fc.nat(50),
        fc.nat(1500),
        fc.double({ min: 0, max: 300, noNaN: true }),
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      count: fc.integer({ min: 1, max: 12 }),
      withinMs: fc.oneof(fc.constant(600_000), fc.nat(5000)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('give up' as const), which: fc.nat(1000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('throttle' as const),
      retryAfterMs: fc.option(fc.nat(4000), { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('leave' as const),
      remaining: fc.nat(6),
      seconds: fc.nat(4),
    }),
  },
)

/** One request, and what became of it when. */
interface Asked {
  readonly at: number
  readonly withinMs: number
  readonly giveUp: () => void
  state: 'waiting' | 'granted' | 'refused' | 'given up'
}

/** From a moment on, and after so many grants, at most so many until another. */
interface Limit {
  readonly until: number
  readonly upTo: number
}

/** Lives through a schedule and checks what must hold after every step. */
async function live(
  perSecond: number,
  steps: readonly Step[],
  key = 'a',
): Promise<readonly number[]> {
  const clock = fakeClock()
  const limiter = createRateLimiter({ perSecond, clock })
  const requests: Asked[] = []
  const grants: { readonly at: number; readonly request: Asked }[] = []
  const limits: Limit[] = []

  const granted = (request: Asked): void => {
    expect(request.state).toBe('waiting')
    request.state = 'granted'
    grants.push({ at: clock.now(), request })
    expect(clock.now() - request.at).toBeLessThanOrEqual(request.withinMs + 10)
    for (const { until, upTo } of limits) {
      if (clock.now() < until) expect(grants.length).toBeLessThanOrEqual(upTo)
    }
  }
  const ask = (withinMs: number): void => {
    let abort = (): void => {}
    const request: Asked = {
      at: clock.now(),
      withinMs,
      state: 'waiting',
      giveUp: () => {
        request.state = 'given up'
        abort()
      },
    }
    requests.push(request)
    const onAbort = (listener: () => void): void => void (abort = listener)
    const grant = limiter.acquire({ key, withinMs, onAbort })
    if (grant === 'granted') granted(request)
    else if (!(grant instanceof Promise)) {
      expect(grant.retryAfterMs).toBeGreaterThan(withinMs)
      request.state = 'refused'
    } else {
      void grant.then((later) => {
        if (later === 'granted') granted(request)
        else if (request.state === 'waiting') request.state = 'refused'
      })
    }
  }
  const waiting = (): Asked[] => requests.filter(({ state }) => state === 'waiting')
  const take = async (step: Step): Promise<void> => {
    if (step.do === 'pass') await clock.advance(step.milliseconds)
    if (step.do === 'ask') for (let asked = 0; asked < step.count; asked++) ask(step.withinMs)
    if (step.do === 'give up') {
      const still = waiting()
      still[step.which % still.length]?.giveUp()
    }
    if (step.do === 'throttle') {
      const { retryAfterMs } = step
      limiter.report({ key, status: 429, retryAfterMs, headers: {} })
      limits.push({ until: clock.now() + (retryAfterMs ?? 0), upTo: grants.length })
    }
    if (step.do === 'leave') {
      const { remaining, seconds } = step
      const headers = { ratelimit: `limit=50, remaining=${remaining}, reset=${seconds}` }
      limiter.report({ key, status: 200, headers })
      limits.push({ until: clock.now() + seconds * 1000, upTo: grants.length + remaining })
    }
  }

  for (const step of steps) {
    await take(step)
    await ready(clock)
    expect(limiter.stats().waiting).toBe(waiting().length)
    expect(clock.pending()).toBe(waiting().length === 0 ? 0 : 1)
  }
  await clock.advance(600_000)
  expect(waiting()).toEqual([])
  expect(clock.pending()).toBe(0)
  const moments = grants.map(({ at }) => at)
  expect(mostWithin(1000, moments)).toBeLessThanOrEqual(perSecond)
  const order = grants.map(({ request }) => requests.indexOf(request))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  return moments
}

/** Lets what has been settled be heard of. */
function ready(clock: FakeClock): Promise<void> {
  return clock.advance(0)
}

const perSecond = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(50))

test('never more than the rate in any second, whatever happens (property)', async () => {
  await fc.assert(
    fc.asyncProperty(perSecond, fc.array(step, { maxLength: 30 }), async (perSecond, steps) => {
      await live(perSecond, steps)
    }),
    { numRuns: 150 },
  )
})

test('the rate is used: who waits without a 429 is let go as soon as the others allow (property)', async () => {
  const burst = fc.record({ count: fc.integer({ min: 1, max: 30 }), pause: fc.nat(1500) })
  await fc.assert(
    fc.asyncProperty(
      perSecond,
      fc.array(burst, { minLength: 1, maxLength: 8 }),
      async (perSecond, bursts) => {
        const steps = bursts.flatMap(({ count, pause }): Step[] => [
          { do: 'ask', count, withinMs: 600_000 },
          { do: 'pass', milliseconds: pause },
        ])
        const moments = await live(perSecond, steps)
        const asked = bursts.reduce((sum, { count }) => sum + count, 0)
        const came = bursts.reduce((sum, { pause }) => sum + pause, 0)
        expect(moments).toHaveLength(asked)
        expect(moments.at(-1)).toBeLessThanOrEqual(came + (asked / perSecond) * 1020 + 1021)
      },
    ),
    { numRuns: 50 },
  )
})
