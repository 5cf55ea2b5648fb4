import type { Clock, RateLimitGrant, RateLimitReport } from '@bird-interactions/core/client'
import { fakeClock } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { createRateLimiter } from '../../src/client/pace/rate-limiter.ts'
import { mostWithin } from './windows.ts'

/** A limiter whose time is the test's, and when it granted which request. */
function timed(perSecond?: number, own: Partial<Clock> = {}) {
  const time = fakeClock()
  const clock = { ...time, ...own }
  const limiter = createRateLimiter({ perSecond, clock })
  const grantedAt: number[] = []
  const refused: number[] = []
  const settle = (grant: RateLimitGrant): void => {
    if (grant === 'granted') grantedAt.push(clock.now())
    else refused.push(grant.retryAfterMs)
  }
  return {
    clock: time,
    limiter,
    grantedAt,
    /** How long those that were not granted were told to stay away. */
    refused,
    ask: (count = 1, { key = 'a', withinMs = 3_600_000 } = {}): (() => void) => {
      const listeners: (() => void)[] = []
      for (let asked = 0; asked < count; asked++) {
        const onAbort = (listener: () => void): void => void listeners.push(listener)
        const grant = limiter.acquire({ key, withinMs, onAbort })
        if (grant instanceof Promise) void grant.then(settle)
        else settle(grant)
      }
      return () => {
        for (const listener of listeners) listener()
      }
    },
    answer: (report: Partial<RateLimitReport> = {}): void => {
      limiter.report({ key: 'a', status: 200, headers: {}, ...report })
    },
    grantedFrom: (from: number, until: number): number =>
      grantedAt.filter((at) => at >= from && at < until).length,
  }
}

const onAbort = (): void => {}

describe('the rate', () => {
  test('a request goes at once while there is room: no promise, no timer, no listener', () => {
    const { limiter, clock } = timed(2)
    const request = { key: 'a', withinMs: 1000, onAbort: () => expect.unreachable() }
    expect(limiter.acquire(request)).toBe('granted')
    expect(limiter.acquire(request)).toBe('granted')
    expect(clock.pending()).toBe(0)
    expect(limiter.acquire({ key: 'a', withinMs: 5000, onAbort })).toBeInstanceOf(Promise)
    expect(clock.pending()).toBe(1)
  })

  test('50 a second by default, which is what Bird allows', async () => {
    const { ask, grantedAt, clock } = timed()
    ask(500)
    expect(grantedAt).toHaveLength(50)
    await clock.advance(10_000)
    expect(mostWithin(1000, grantedAt)).toBe(50)
    expect(grantedAt.length).toBeGreaterThan(10 * 48)
  })

  test('what had to wait goes at an even pace', async () => {
    const { ask, grantedAt, clock } = timed(10)
    ask(30)
    await clock.advance(5000)
    const waits = grantedAt.slice(10).map((at, index) => at - (grantedAt[index + 9] ?? NaN))
    expect(waits[0]).toBeCloseTo(1020)
    for (const wait of waits.slice(1)) expect(wait).toBeCloseTo(102)
  })

  test('a burst is not made up for: a place is free a second after it was taken', async () => {
    const { ask, grantedAt, clock } = timed(3)
    ask()
    await clock.advance(900)
    ask(4)
    await clock.advance(2000)
    expect(grantedAt.map(Math.round)).toEqual([0, 900, 900, 1240, 1920])
  })

  test('timers that are late cost nothing, and those that are early grant nothing early', async () => {
    let late = 0
    const clock = fakeClock()
    const limiter = createRateLimiter({
      perSecond: 50,
      clock: {
        ...clock,
        after: (milliseconds, callback) => {
          late = (late + 3) % 8
          return clock.after(Math.max(0, milliseconds + late - 2), callback)
        },
      },
    })
    const grantedAt: number[] = []
    for (let asked = 0; asked < 300; asked++) {
      const grant = limiter.acquire({ key: 'a', withinMs: 60_000, onAbort })
      void Promise.resolve(grant).then(() => grantedAt.push(clock.now()))
    }
    await clock.advance(5100)
    expect(mostWithin(1000, grantedAt)).toBe(50)
    expect(grantedAt.length).toBeGreaterThan(5 * 47)
  })

  /** The second request that had to wait is let go so late. When it and those after it went, by the undisturbed time. */
  const heldUpFor = async (milliseconds: number): Promise<readonly number[]> => {
    const time = fakeClock()
    let slept = 0
    const { ask, grantedAt } = timed(50, { ...time, now: () => time.now() + slept })
    ask(100)
    await time.advance(1020)
    slept = milliseconds
    await time.advance(500)
    return grantedAt.slice(51).map((at) => at - slept)
  }

  test('what a busy program let go a tenth of a second late is made up for', async () => {
    const moments = await heldUpFor(100)
    expect(moments.filter((at) => at < 1041)).toHaveLength(5)
    expect(moments.at(5)).toBeCloseTo(1020 + 6 * 20.4 - 100)
  })

  test('a longer time is not, so that there is no burst after the computer slept', async () => {
    for (const milliseconds of [101, 36_000_000]) {
      const moments = await heldUpFor(milliseconds)
      expect(moments[0]).toBeCloseTo(1040.4)
      expect(moments[1]).toBeCloseTo(1060.8)
    }
  })

  test('100,000 a second', async () => {
    const { ask, grantedAt, clock } = timed(100_000)
    ask(100_500)
    expect(grantedAt).toHaveLength(100_000)
    await clock.advance(1030)
    expect(grantedAt).toHaveLength(100_500)
    expect(mostWithin(1000, grantedAt)).toBe(100_000)
  })

  test.each([0, -1, 1.5, NaN, Infinity, 100_001, '50', null])('%j a second is refused', (value) => {
    const options = { perSecond: value as number }
    if (value === null) expect(() => createRateLimiter(options)).not.toThrow()
    else {
      expect(() => createRateLimiter(options)).toThrow(
        expect.objectContaining({
          name: 'ConfigError',
          code: 'invalid_option',
          message: expect.stringContaining('rateLimit.perSecond is '),
        }),
      )
    }
  })
})

describe('waiting', () => {
  test('what cannot be granted in time is told so at once, with how long it would take', async () => {
    const { ask, refused, grantedAt, clock } = timed(2)
    ask(2)
    ask(1, { withinMs: 1019 })
    expect(refused).toEqual([1020])
    expect(clock.pending()).toBe(0)
    ask(1, { withinMs: 1020 })
    ask(1, { withinMs: 1500 })
    expect(refused).toEqual([1020, 1530])
    await clock.advance(3000)
    expect(grantedAt).toEqual([0, 0, 1020])
  })

  test('the estimate knows of the places taken, of the pace, and of a timer that was late', async () => {
    const places = timed(2)
    places.ask()
    await places.clock.advance(900)
    places.ask(2)
    places.ask(1, { withinMs: 1019 })
    expect(places.refused).toEqual([1020])

    const pace = timed(10)
    pace.answer({ status: 429 })
    pace.ask()
    pace.ask(1, { withinMs: 145 })
    expect(pace.refused.map(Math.round)).toEqual([146])

    const time = fakeClock()
    let slept = 0
    const late = timed(10, { ...time, now: () => time.now() + slept })
    late.ask(30)
    slept = 5000
    await time.advance(1020)
    expect(late.grantedAt).toHaveLength(11)
    late.ask(1, { withinMs: 1000 })
    expect(late.refused.map(Math.round)).toEqual([2040])
  })

  test('who waits already is told so when it becomes too late by more than a timer may be', async () => {
    const { ask, answer, refused, grantedAt, clock } = timed(2)
    await clock.advance(100)
    ask(2)
    ask(1, { withinMs: 1020 })
    answer({ status: 429 })
    answer({ status: 429, retryAfterMs: 1030 })
    await clock.advance(0)
    expect(refused).toEqual([])
    answer({ status: 429, retryAfterMs: 1031 })
    await clock.advance(0)
    expect(refused).toEqual([1031])
    await clock.advance(5000)
    expect(grantedAt).toEqual([100, 100])
  })

  test('a wait that is no number is none', () => {
    const { ask, refused } = timed(1)
    ask(2, { withinMs: NaN })
    expect(refused).toEqual([1020])
  })

  test('who gives up takes no place, and leaves no timer', async () => {
    const { ask, grantedAt, clock, limiter } = timed(10)
    ask(10)
    const giveUp = ask(5)
    const giveUpLast = ask()
    giveUp()
    expect(limiter.stats().waiting).toBe(1)
    expect(clock.pending()).toBe(1)
    giveUpLast()
    expect(clock.pending()).toBe(0)
    await clock.advance(1020)
    giveUp()
    ask(10)
    expect(grantedAt).toHaveLength(20)
    expect(clock.pending()).toBe(0)
  })

  test('who gives up makes room for those behind, also in the estimate', async () => {
    const { ask, grantedAt, refused, clock } = timed(10)
    ask(10)
    const giveUp = ask(10)
    ask(1, { withinMs: 2045 })
    expect(refused).toHaveLength(0)
    ask(1, { withinMs: 2045 })
    expect(refused).toHaveLength(1)
    giveUp()
    ask(1, { withinMs: 1200 })
    expect(refused).toHaveLength(1)
    await clock.advance(1130)
    expect(grantedAt.slice(10).map(Math.round)).toEqual([1020, 1122])
  })

  test('who has given up already does not wait', async () => {
    const { limiter, ask, clock } = timed(1)
    ask()
    const onAbort = (listener: () => void): void => {
      listener()
    }
    await expect(limiter.acquire({ key: 'a', withinMs: 5000, onAbort })).resolves.toEqual({
      retryAfterMs: 0,
    })
    expect(clock.pending()).toBe(0)
  })

  test('no timer is longer than a timer can be (C53)', async () => {
    const delays: number[] = []
    const time = fakeClock()
    const { ask, answer, grantedAt, clock } = timed(1, {
      ...time,
      after: (milliseconds, callback) => {
        delays.push(milliseconds)
        return time.after(milliseconds, callback)
      },
    })
    expect(clock).not.toBe(time)
    const pause = 3 * 2 ** 31
    answer({ status: 429, retryAfterMs: pause })
    ask(1, { withinMs: Infinity })
    await time.advance(pause - 1)
    expect(grantedAt).toEqual([])
    await time.advance(1)
    expect(grantedAt).toEqual([pause])
    expect(Math.max(...delays)).toBe(2 ** 31 - 1)
    expect(delays).toHaveLength(4)
  })

  test('one timer is enough for all, and none is set for a moment gone by', async () => {
    const delays: number[] = []
    const time = fakeClock()
    let slept = 0
    const { ask, answer } = timed(5, {
      ...time,
      now: () => time.now() + slept,
      after: (milliseconds, callback) => {
        delays.push(milliseconds)
        return time.after(milliseconds, callback)
      },
    })
    ask(20)
    expect(delays).toEqual([1020])
    slept = 5000
    answer({ status: 429 })
    expect(delays).toEqual([1020, 0])
  })
})

describe('a 429', () => {
  test('pauses everyone for the longest pause asked for (C01, C08)', async () => {
    const { ask, answer, grantedAt, clock } = timed(50)
    ask(40)
    for (const seconds of [2, 5, 1, 3]) answer({ status: 429, retryAfterMs: seconds * 1000 })
    ask(3)
    await clock.advance(1500)
    answer({ status: 429, retryAfterMs: 100 })
    await clock.advance(3499)
    expect(grantedAt).toHaveLength(40)
    await clock.advance(1)
    expect(grantedAt).toHaveLength(41)
    await clock.advance(100)
    expect(grantedAt).toHaveLength(43)
  })

  test('who would have to wait too long is told at once, also who waits already (C06)', async () => {
    const { ask, answer, refused, clock } = timed(2)
    ask(2)
    ask(3, { withinMs: 60_000 })
    answer({ status: 429, retryAfterMs: 277_403_000 })
    await clock.advance(0)
    expect(refused).toHaveLength(3)
    expect(refused[0]).toBe(277_403_000)
    ask(1, { withinMs: 60_000 })
    expect(refused[3]).toBe(277_403_000)
    expect(clock.pending()).toBe(0)
  })

  test('after the pause there is no burst, neither of who waited nor of who comes', async () => {
    const waited = timed(50)
    waited.answer({ status: 429, retryAfterMs: 2000 })
    waited.ask(200)
    await waited.clock.advance(3000)
    expect(waited.grantedFrom(0, 2000)).toBe(0)
    expect(waited.grantedFrom(2000, 2100)).toBeLessThanOrEqual(4)
    expect(waited.grantedFrom(2000, 3000)).toBeLessThanOrEqual(36)
    expect(waited.grantedFrom(2000, 3000)).toBeGreaterThanOrEqual(33)

    const came = timed(50)
    came.answer({ status: 429, retryAfterMs: 2000 })
    await came.clock.advance(3000)
    came.ask(50)
    expect(came.grantedAt).toHaveLength(1)
  })

  test('without Retry-After goes on at 0.7 of the rate, which is whole again after 15 s (C04)', async () => {
    const { ask, answer, grantedAt, grantedFrom, clock } = timed(100)
    answer({ status: 429 })
    ask(3000)
    await clock.advance(30_000)
    expect(grantedFrom(0, 1000)).toBeGreaterThanOrEqual(67)
    expect(grantedFrom(0, 1000)).toBeLessThanOrEqual(71)
    const rates = [0, 5000, 10_000, 14_500].map((from) => grantedFrom(from, from + 1000))
    expect(rates).toEqual(rates.toSorted((a, b) => a - b))
    expect(rates[1]).toBeLessThan(81)
    expect(grantedFrom(14_000, 15_000)).toBeLessThan(98)
    expect(grantedFrom(16_000, 17_000)).toBeGreaterThanOrEqual(98)
    expect(mostWithin(1000, grantedAt)).toBeLessThanOrEqual(100)
  })

  test('a request goes at once at the very moment that its pace allows', async () => {
    const { answer, limiter, clock } = timed(1)
    answer({ status: 429 })
    expect(limiter.acquire({ key: 'a', withinMs: 0, onAbort })).toBe('granted')
    await clock.advance(1020 / 0.7)
    expect(limiter.acquire({ key: 'a', withinMs: 0, onAbort })).toBe('granted')
  })

  test('at the very end of a pause lowers the rate again', async () => {
    const { ask, answer, grantedAt, clock } = timed(100)
    answer({ status: 429, retryAfterMs: 20_000 })
    await clock.advance(20_000)
    answer({ status: 429 })
    ask(100)
    await clock.advance(1000)
    expect(grantedAt.length).toBeGreaterThanOrEqual(46)
    expect(grantedAt.length).toBeLessThanOrEqual(51)
  })

  test('asking for no pause lowers the rate only (C07)', () => {
    const { ask, answer, grantedAt } = timed(50)
    answer({ status: 429, retryAfterMs: 0 })
    ask(50)
    expect(grantedAt).toHaveLength(1)
  })

  test.each([NaN, Infinity, -1000])('asking for a pause of %d ms asks for none', async (pause) => {
    const { ask, answer, grantedAt, clock } = timed(50)
    answer({ status: 429, retryAfterMs: pause })
    ask(2)
    await clock.advance(100)
    expect(grantedAt).toHaveLength(2)
  })

  test('many of one second lower the rate once; of many seconds, to a tenth', async () => {
    const wave = timed(100)
    for (let answers = 0; answers < 40; answers++) wave.answer({ status: 429 })
    wave.ask(100)
    await wave.clock.advance(999)
    wave.answer({ status: 429 })
    expect(wave.grantedAt.length).toBeGreaterThanOrEqual(67)

    const flood = timed(100)
    for (let second = 0; second < 30; second++) {
      flood.answer({ status: 429 })
      await flood.clock.advance(1000)
    }
    flood.ask(200)
    await flood.clock.advance(1000)
    expect(flood.grantedAt.length).toBeGreaterThanOrEqual(10)
    expect(flood.grantedAt.length).toBeLessThanOrEqual(13)
    await flood.clock.advance(44_000)
    flood.ask(100)
    expect(flood.grantedAt).toHaveLength(300)
  })

  test('that arrives during the pause says nothing new; the rate comes back from its end on', async () => {
    const { ask, answer, grantedFrom, clock } = timed(100)
    answer({ status: 429, retryAfterMs: 20_000 })
    await clock.advance(5000)
    answer({ status: 429, retryAfterMs: 1000 })
    await clock.advance(15_000)
    ask(200)
    await clock.advance(1000)
    expect(grantedFrom(20_000, 21_000)).toBeGreaterThanOrEqual(67)
    expect(grantedFrom(20_000, 21_000)).toBeLessThanOrEqual(72)
  })

  test.each([200, 404, 500, 503])('no other status pauses anyone: %i', (status) => {
    const { ask, answer, grantedAt } = timed(50)
    answer({ status, retryAfterMs: 5000 })
    ask(50)
    expect(grantedAt).toHaveLength(50)
  })
})

describe('C10: what headers leave is kept to before there is a 429', () => {
  test.each([
    [{ ratelimit: 'limit=50, remaining=3, reset=1' }],
    [{ ratelimit: '"default";r=3;t=1' }],
    [{ 'ratelimit-policy': '3;w=1' }],
    [{ 'ratelimit-remaining': '3', 'ratelimit-reset': '1' }],
    [{ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1' }],
  ])('%j', async (headers) => {
    const { ask, answer, grantedAt, clock } = timed(50)
    ask()
    answer({ headers })
    ask(10)
    expect(grantedAt).toHaveLength(4)
    await clock.advance(999)
    expect(grantedAt).toHaveLength(4)
    await clock.advance(1)
    expect(grantedAt).toHaveLength(5)
    await clock.advance(1000)
    expect(grantedAt).toHaveLength(11)
  })

  test('every answer holds until its own reset, in whatever order they arrive', async () => {
    const { ask, answer, grantedAt, clock } = timed(50)
    answer({ headers: { ratelimit: 'remaining=5, reset=2' } })
    answer({ headers: { ratelimit: 'remaining=9, reset=3' } })
    answer({ headers: { ratelimit: 'remaining=2, reset=1' } })
    answer({ headers: { ratelimit: 'remaining=40, reset=1' } })
    ask(30)
    expect(grantedAt).toHaveLength(2)
    await clock.advance(1999)
    expect(grantedAt).toHaveLength(5)
    await clock.advance(1000)
    expect(grantedAt).toHaveLength(9)
    await clock.advance(1001)
    expect(grantedAt).toHaveLength(30)
  })

  test('the estimate knows of it, for who comes and for who waits', async () => {
    const { ask, answer, refused, clock } = timed(50)
    answer({ headers: { ratelimit: 'remaining=1, reset=30' } })
    ask(2, { withinMs: 10_000 })
    expect(refused).toEqual([30_000])
    expect(clock.pending()).toBe(0)

    const waiting = timed(50)
    waiting.ask(60, { withinMs: 10_000 })
    waiting.answer({ headers: { ratelimit: 'remaining=10, reset=30' } })
    await waiting.clock.advance(0)
    expect(waiting.refused).toEqual([])
    waiting.answer({ headers: { ratelimit: 'remaining=9, reset=30' } })
    await waiting.clock.advance(0)
    expect(waiting.refused).toEqual([30_000])
    await waiting.clock.advance(2000)
    expect(waiting.grantedAt).toHaveLength(59)
  })

  test('a reset within a second holds, also when more is left than a whole second allows', async () => {
    const { ask, answer, grantedAt, clock } = timed(50)
    const until = String(clock.date() + 1500)
    answer({ headers: { 'x-ratelimit-remaining': '60', 'x-ratelimit-reset': until } })
    ask(100)
    await clock.advance(1499)
    expect(grantedAt).toHaveLength(60)
    await clock.advance(1)
    expect(grantedAt).toHaveLength(61)
  })

  test('a reset that has been holds nothing', async () => {
    const { ask, answer, grantedAt, clock } = timed(50)
    await clock.advance(10)
    answer({ headers: { ratelimit: 'remaining=0, reset=0' } })
    ask(50)
    expect(grantedAt).toHaveLength(50)
  })

  test('what is malformed is ignored, and counted', () => {
    const { ask, answer, grantedAt, limiter } = timed(50)
    answer({ headers: { ratelimit: 'remaining=0x0, reset=1', 'x-ratelimit-reset': 'soon' } })
    answer({ headers: { 'ratelimit-remaining': '1e9', 'ratelimit-reset': '1' } })
    expect(limiter.stats().ignoredHeaders).toBe(3)
    ask(50)
    expect(grantedAt).toHaveLength(50)
  })

  test('what leaves more than the rate does changes nothing', async () => {
    const { ask, answer, grantedAt, clock, limiter } = timed(50)
    ask()
    answer({ headers: { ratelimit: 'remaining=50, reset=1' } })
    ask(49)
    expect(grantedAt).toHaveLength(50)
    await clock.advance(1020)
    ask(50)
    expect(grantedAt).toHaveLength(100)
    expect(limiter.stats().waiting).toBe(0)
  })
})

describe('keys', () => {
  test('one never slows another (C57)', async () => {
    const { ask, answer, grantedAt, clock } = timed(10)
    answer({ status: 429, retryAfterMs: 60_000 })
    answer({ headers: { ratelimit: 'remaining=0, reset=60' } })
    ask(100)
    expect(grantedAt).toHaveLength(0)
    ask(20, { key: 'b' })
    expect(grantedAt).toHaveLength(10)
    await clock.advance(2040)
    expect(grantedAt).toHaveLength(20)
  })

  test('are forgotten when they are idle, and not before', async () => {
    const { ask, answer, grantedAt, clock, limiter } = timed(2)
    for (let number = 0; number < 10_000; number++) {
      if (number % 200 === 0) {
        answer({ key: 'paused', status: 429, retryAfterMs: 60_000 })
        answer({ key: 'lowered', status: 429 })
        answer({ key: 'held', headers: { ratelimit: 'remaining=0, reset=60' } })
      }
      ask(1, { key: String(number) })
      answer({ key: String(number), headers: { ratelimit: 'remaining=9999, reset=60' } })
      if (number % 50 === 0) await clock.advance(1100)
    }
    expect(limiter.stats().keys).toBeLessThan(500)
    ask(2, { key: 'busy' })
    for (let number = 0; number < 200; number++) ask(1, { key: `new ${number}` })
    const grants = ['paused', 'held', 'lowered', 'busy', 'idle'].map((key) => {
      const before = grantedAt.length
      ask(2, { key, withinMs: 0 })
      return grantedAt.length - before
    })
    expect(grants).toEqual([0, 0, 1, 0, 2])
  })

  test('that were many at once are forgotten as others come, also those that were never asked for', async () => {
    const { ask, answer, clock, limiter } = timed(2)
    const askForMany = (name: string): void => {
      for (let number = 0; number < 200; number++) {
        ask(1, { key: `${name} ${number}` })
        const headers = { ratelimit: 'remaining=0, reset=1' }
        answer({ key: `answered ${name} ${number}`, headers })
      }
    }
    for (const name of ['first', 'second', 'third', 'fourth']) {
      askForMany(name)
      await clock.advance(2000)
    }
    expect(limiter.stats().keys).toBeLessThanOrEqual(800)
  })

  test('are not forgotten before a second has passed since the last request', async () => {
    const { ask, grantedAt, clock } = timed(3)
    ask()
    await clock.advance(1000)
    ask()
    await clock.advance(100)
    for (let number = 0; number < 200; number++) ask(1, { key: String(number) })
    const before = grantedAt.length
    ask(3, { withinMs: 0 })
    expect(grantedAt.length - before).toBe(2)
  })

  test('of which an answer says nothing are not remembered', () => {
    const { answer, limiter } = timed(2)
    answer({ key: 'never asked for' })
    expect(limiter.stats()).toEqual({ keys: 0, waiting: 0, ignoredHeaders: 0 })
  })

  test('are not forgotten while somebody waits, however late the timer is', () => {
    const time = fakeClock()
    let slept = 0
    const { ask, limiter } = timed(1, { ...time, now: () => time.now() + slept })
    ask(3)
    slept = 3_600_000
    for (let number = 0; number < 1000; number++) ask(1, { key: String(number) })
    expect(limiter.stats().waiting).toBe(2)
  })
})

describe('C52: only the monotonic clock counts', () => {
  test('the wall clock may jump', async () => {
    let day = 0
    const { ask, answer, grantedAt, clock } = timed(2, { date: () => day * 86_400_000 })
    answer({ status: 429, retryAfterMs: 1000 })
    answer({ headers: { ratelimit: 'remaining=1, reset=3' } })
    ask(2)
    for (day of [20_000, 20_001, 19_999]) await clock.advance(333)
    expect(grantedAt).toEqual([])
    await clock.advance(2001)
    expect(grantedAt).toEqual([1000, 3000])
  })

  test('after a sleep of hours, those who wait go at their pace and not all at once', async () => {
    const time = fakeClock()
    let slept = 0
    const limiter = createRateLimiter({
      perSecond: 50,
      clock: { ...time, now: () => time.now() + slept },
    })
    let granted = 0
    for (let asked = 0; asked < 200; asked++) {
      const grant = limiter.acquire({ key: 'a', withinMs: Infinity, onAbort })
      void Promise.resolve(grant).then(() => (granted += 1))
    }
    await time.advance(500)
    slept = 3 * 3_600_000
    await time.advance(520)
    expect(granted).toBe(51)
    await time.advance(100)
    expect(granted).toBeLessThanOrEqual(56)
  })
})
