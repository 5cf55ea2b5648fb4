import { subscribe, unsubscribe } from 'node:diagnostics_channel'

import type { AttemptEvent } from '@bird-interactions/core/client'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'

import { createEmitAttempt } from '../../src/client/observe/emit-attempt.ts'
import { canary, channelId, clientFor, messageId, ref, rejection, workspaceId } from './setting.ts'

const ids = { workspaceId, channelId, messageId }

/** The warnings of the process while a test runs. */
function warningsHeard(): readonly Error[] {
  const warnings: Error[] = []
  const onWarning = (warning: Error): void => {
    warnings.push(warning)
  }
  process.on('warning', onWarning)
  onTestFinished(() => {
    process.off('warning', onWarning)
  })
  return warnings
}

/** What is published on the diagnostics channel while a test runs. */
function published(): readonly unknown[] {
  const heard: unknown[] = []
  const onEvent = (event: unknown): void => {
    heard.push(event)
  }
  subscribe('bird-interactions:attempt', onEvent)
  onTestFinished(() => {
    unsubscribe('bird-interactions:attempt', onEvent)
  })
  return heard
}

describe('every attempt is told of once', () => {
  test('with its number, status, code, duration and the pause that follows', async () => {
    const clock = fakeClock()
    const events: AttemptEvent[] = []
    const client = clientFor('https://example.com', {
      clock,
      random: () => 0.5,
      observe: (event) => events.push(event),
      transport: fakeTransport([
        { status: 503 },
        () =>
          new Promise((resolve) => {
            clock.after(30, () => {
              resolve({})
            })
          }),
      ]),
    })
    const call = client.interactions.list(ref)
    await clock.advance(1000)
    await call
    expect(events).toEqual([
      {
        ...ids,
        attempt: 1,
        waitedMs: 0,
        durationMs: 0,
        status: 503,
        error: 'server_error',
        retryInMs: 100,
      },
      { ...ids, attempt: 2, waitedMs: 0, durationMs: 30, status: 200 },
    ])
  })

  test('also when there is no answer, and when the caller ends it', async () => {
    const events: AttemptEvent[] = []
    const observe = (event: AttemptEvent): void => {
      events.push(event)
    }
    const broken = clientFor('https://example.com', {
      observe,
      retries: 0,
      transport: fakeTransport(new Error('broken')),
    })
    await rejection(broken.interactions.list(ref))
    const controller = new AbortController()
    const hanging = clientFor('https://example.com', {
      observe,
      transport: () => new Promise<never>(() => {}),
    })
    const call = rejection(hanging.interactions.list(ref, { signal: controller.signal }))
    await new Promise(setImmediate)
    controller.abort('enough')
    await call
    expect(events.map(({ error, status }) => ({ error, status }))).toEqual([
      { error: 'connection_failed', status: undefined },
      { error: 'aborted', status: undefined },
    ])
  })

  test('on the diagnostics channel as to the observer', async () => {
    const heard = published()
    const warnings = warningsHeard()
    const events: AttemptEvent[] = []
    const client = clientFor('https://example.com', {
      transport: fakeTransport(),
      observe: (event) => events.push(event),
    })
    await client.interactions.list(ref)
    expect(events).toHaveLength(1)
    expect(heard).toEqual(events)
    await new Promise(setImmediate)
    expect(warnings).toEqual([])
  })

  test('on the diagnostics channel alone', async () => {
    const heard = published()
    await clientFor('https://example.com', { transport: fakeTransport() }).interactions.list(ref)
    expect(heard).toMatchObject([{ ...ids, attempt: 1, status: 200 }])
  })

  test('and nothing is made of it when nobody listens', () => {
    createEmitAttempt(undefined, undefined)(() => expect.unreachable())
  })
})

describe('a logger gets a line an attempt, by level', () => {
  test('debug for an answer, warn for what is repeated, error for the end', async () => {
    const lines: string[] = []
    const logger = {
      debug: (line: string) => lines.push(`debug ${line}`),
      warn: (line: string) => lines.push(`warn ${line}`),
      error: (line: string) => lines.push(`error ${line}`),
    }
    const transport = fakeTransport([{ status: 503 }, {}, { status: 404 }])
    const client = clientFor('https://example.com', { transport, logger })
    await client.interactions.list(ref)
    await rejection(client.interactions.list(ref))
    expect(lines.map((line) => line.replaceAll(/\d+ ms/g, 'N ms'))).toEqual([
      `warn bird-interactions: message ${messageId}, attempt 1: 503, server_error after N ms; again in N ms`,
      `debug bird-interactions: message ${messageId}, attempt 2: 200 after N ms`,
      `error bird-interactions: message ${messageId}, attempt 1: 404, not_found after N ms`,
    ])
  })

  test('which says when there was no answer', async () => {
    const lines: string[] = []
    const client = clientFor('https://example.com', {
      retries: 0,
      transport: fakeTransport(new Error('broken')),
      logger: { error: (line) => lines.push(line) },
    })
    await rejection(client.interactions.list(ref))
    expect(lines.join()).toContain('attempt 1: no answer, connection_failed after ')
  })

  test('and may leave levels out', async () => {
    const warnings = warningsHeard()
    const transport = fakeTransport([{ status: 503 }, {}, { status: 404 }])
    const client = clientFor('https://example.com', { transport, logger: {} })
    await expect(client.interactions.list(ref)).resolves.toMatchObject({ interactions: [] })
    await rejection(client.interactions.list(ref))
    await new Promise(setImmediate)
    expect(warnings).toEqual([])
  })
})

describe('what observer and logger do wrong changes nothing', () => {
  test.each([
    [
      'throw',
      () => {
        throw new Error(`out of order ${canary}`)
      },
      `out of order ${canary}`,
    ],
    ['reject', () => Promise.reject(new Error('out of order')), 'out of order'],
    [
      'throw what is no error',
      () => {
        AbortSignal.abort('out of order').throwIfAborted()
      },
      'out of order',
    ],
  ] as const)('they %s: the call goes on, and the process is warned', async (_name, bad, words) => {
    const warnings = warningsHeard()
    const client = clientFor('https://example.com', {
      transport: fakeTransport(),
      observe: bad,
      logger: { debug: bad },
    })
    await expect(client.interactions.list(ref)).resolves.toMatchObject({ interactions: [] })
    await new Promise(setImmediate)
    expect(warnings.map(String).toSorted()).toEqual(
      ['logger', 'observe'].map(
        (name) =>
          `BirdInteractionsWarning: The ${name} passed to createClient failed, which changed nothing: ${words}`,
      ),
    )
  })
})
