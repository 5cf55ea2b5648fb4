import { ConfigError, TimeoutError } from '@bird-interactions/core'
import type {
  AttemptEvent,
  RateLimiter,
  RateLimitGrant,
  RateLimitReport,
  RateLimitRequest,
} from '@bird-interactions/core/client'
import { fakeClock, fakeTransport, type FakeReply } from '@bird-interactions/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'

import { clientFor, ref, rejection, workspaceId } from './setting.ts'

/** A client with a limiter of the caller's own, and what the limiter was asked and told. */
function limitedBy(
  acquire: (request: RateLimitRequest) => Promise<RateLimitGrant> | RateLimitGrant,
  replies: FakeReply | readonly FakeReply[] = {},
  report: RateLimiter['report'] = () => {},
) {
  const clock = fakeClock()
  const asked: RateLimitRequest[] = []
  const told: RateLimitReport[] = []
  const events: AttemptEvent[] = []
  const transport = fakeTransport(replies)
  const client = clientFor('https://example.com', {
    clock,
    transport,
    observe: (event) => events.push(event),
    rateLimit: {
      acquire: (request) => {
        asked.push(request)
        return acquire(request)
      },
      report: (answer) => {
        told.push(answer)
        return report(answer)
      },
    },
  })
  return { clock, asked, told, events, transport, client }
}

/** The warnings of the process while a test runs. */
function warnings(): readonly Error[] {
  const heard: Error[] = []
  const onWarning = (warning: Error): void => {
    heard.push(warning)
  }
  process.on('warning', onWarning)
  onTestFinished(() => {
    process.off('warning', onWarning)
  })
  return heard
}

describe("a limiter of the caller's own", () => {
  test('is asked before every attempt, for the origin and the workspace, within what is left', async () => {
    const { client, asked, clock } = limitedBy(() => 'granted', [{ status: 503 }, {}])
    await clock.advance(1000)
    const call = client.interactions.list(ref, {
      workspaceId: 'ABCDEF00-0000-4000-8000-000000000000',
      timeout: { totalMs: 5000 },
    })
    await clock.advance(0)
    await call
    const key = 'https://example.com abcdef00-0000-4000-8000-000000000000'
    expect(asked.map(({ key, withinMs }) => ({ key, withinMs }))).toEqual([
      { key, withinMs: 5000 },
      { key, withinMs: 5000 },
    ])
  })

  test('may take its time, which the event of the attempt tells', async () => {
    const { client, clock, events, transport } = limitedBy(
      () =>
        new Promise((resolve) => {
          clock.after(700, () => {
            resolve('granted')
          })
        }),
    )
    await clock.advance(100)
    const call = client.interactions.list(ref)
    await clock.advance(699)
    expect(transport.requests).toEqual([])
    await clock.advance(1)
    await call
    expect(events).toMatchObject([{ waitedMs: 700, durationMs: 0 }])
    expect(clock.pending()).toBe(0)
  })

  test('costs no timer when its answer is no promise', async () => {
    const timers = async (rateLimit: RateLimiter | false): Promise<number> => {
      let set = 0
      const clock = fakeClock()
      const after = (milliseconds: number, callback: () => void): (() => void) => {
        set += 1
        return clock.after(milliseconds, callback)
      }
      const options = { clock: { ...clock, after }, transport: fakeTransport(), rateLimit }
      await clientFor('https://example.com', options).interactions.list(ref)
      return set
    }
    const report = (): void => {}
    const none = await timers(false)
    expect(await timers({ acquire: () => 'granted', report })).toBe(none)
    expect(await timers({ acquire: () => Promise.resolve('granted'), report })).toBe(none + 1)
  })

  test('is told of every answer', async () => {
    const headers = { 'retry-after': '0', 'x-any': 'thing' }
    const { client, clock, told } = limitedBy(() => 'granted', [{ status: 503, headers }, {}])
    const call = client.interactions.list(ref)
    await clock.advance(200)
    await call
    const key = `https://example.com ${workspaceId}`
    expect(told).toEqual([
      { key, status: 503, retryAfterMs: 0, headers },
      {
        key,
        status: 200,
        retryAfterMs: undefined,
        headers: { 'content-type': 'application/json' },
      },
    ])
  })

  test.each([
    ['at once', (grant: RateLimitGrant) => grant],
    ['as a promise', (grant: RateLimitGrant) => Promise.resolve(grant)],
  ])('that says %s that it takes too long ends the call, with how long', async (_name, give) => {
    const { client, transport } = limitedBy(() => give({ retryAfterMs: 1234.2 }))
    const error = await rejection(client.interactions.list(ref, { timeout: { totalMs: 1000 } }))
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({
      code: 'deadline_exceeded',
      attempts: 0,
      retryAfterMs: 1234.2,
      message:
        'The rate limit of the workspace would let the request go in 1235 ms, later than the 1000 ms that are left, so it was not sent. Come back later, ask for less at a time, or allow more with timeout.totalMs.',
    })
    expect(transport.requests).toEqual([])
  })

  test('that never answers is waited for no longer than the call may take, and is told so', async () => {
    let given = 0
    const { client, clock, transport } = limitedBy(({ onAbort }) => {
      onAbort(() => {
        given += 1
      })
      return new Promise<never>(() => {})
    })
    const call = rejection(client.interactions.list(ref, { timeout: { totalMs: 1500 } }))
    await clock.advance(1499)
    expect(given).toBe(0)
    await clock.advance(1)
    expect(await call).toMatchObject({
      name: 'TimeoutError',
      code: 'deadline_exceeded',
      retryAfterMs: 1500,
    })
    expect(given).toBe(1)
    expect(transport.requests).toEqual([])
    expect(clock.pending()).toBe(0)
  })

  test('that grants when the time is just over has come too late, and nothing is sent', async () => {
    const clock = fakeClock()
    let slept = 0
    const transport = fakeTransport()
    const client = clientFor('https://example.com', {
      clock: { ...clock, now: () => clock.now() + slept },
      transport,
      rateLimit: {
        acquire: () => {
          slept = 5000
          return 'granted'
        },
        report: () => {},
      },
    })
    const call = client.interactions.list(ref, { timeout: { totalMs: 5000 } })
    expect(await rejection(call)).toMatchObject({ code: 'deadline_exceeded', attempts: 0 })
    expect(transport.requests).toEqual([])
  })

  test('that makes a call wait which is aborted is told so', async () => {
    let given = 0
    const { client, clock } = limitedBy(({ onAbort }) => {
      onAbort(() => {
        given += 1
      })
      return new Promise<never>(() => {})
    })
    const controller = new AbortController()
    const call = rejection(client.interactions.list(ref, { signal: controller.signal }))
    await clock.advance(10)
    controller.abort('enough')
    expect(await call).toBe('enough')
    expect(given).toBe(1)
    expect(clock.pending()).toBe(0)
  })

  test('that fails because the call is aborted does not hide why', async () => {
    for (const fail of [
      () => {
        throw new Error('aborted')
      },
      () => Promise.reject(new Error('aborted')),
    ]) {
      const controller = new AbortController()
      const { client } = limitedBy(() => {
        controller.abort('enough')
        return fail()
      })
      const call = client.interactions.list(ref, { signal: controller.signal })
      expect(await rejection(call)).toBe('enough')
    }
  })

  test.each([
    [
      'throws',
      (cause: Error): never => {
        throw cause
      },
    ],
    ['rejects', (cause: Error) => Promise.reject(cause)],
  ])('that %s ends the call, and nothing is sent', async (_name, fail) => {
    const cause = new Error('out of order')
    const { client, transport } = limitedBy(() => fail(cause))
    const error = await rejection(client.interactions.list(ref))
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'limiter_failed',
      cause,
      message:
        'The rate limiter passed to createClient failed, so nothing was sent. Its error is the cause of this one.',
    })
    expect(transport.requests).toEqual([])
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('out of order')
      },
    ],
    ['rejects', () => Promise.reject(new Error('out of order'))],
    [
      'throws no error',
      () => {
        AbortSignal.abort('out of order').throwIfAborted()
      },
    ],
  ])(
    'that %s when it is told of an answer changes nothing, and the process is warned',
    async (_name, report) => {
      const heard = warnings()
      const { client } = limitedBy(() => 'granted', {}, report)
      await expect(client.interactions.list(ref)).resolves.toMatchObject({ interactions: [] })
      await new Promise(setImmediate)
      expect(heard.map(String)).toEqual([
        'BirdInteractionsWarning: The rate limiter failed to take a report: out of order',
      ])
    },
  )
})
