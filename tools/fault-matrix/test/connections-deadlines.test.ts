import { ConnectionError, TimeoutError } from '@bird-interactions/core'
import type { Transport } from '@bird-interactions/core/client'
import { fakeClock } from '@bird-interactions/core/testing'
import { expect, onTestFinished, test } from 'vitest'

import { aMoment, at, serveBehindAFullQueue } from './connections-setting.ts'
import {
  anyRef,
  clientFor,
  recordAttempts,
  refOf,
  rejection,
  sandboxWith,
  until,
} from './support.ts'

test('C43 a server that accepts no connection costs an attempt of 10 s at most, and is tried again', async () => {
  const clock = fakeClock()
  const { attempts, observe } = recordAttempts(clock)
  const server = await serveBehindAFullQueue()
  const client = clientFor(at(server.url), { clock, observe })
  const call = client.interactions.list(anyRef)
  await aMoment()
  await clock.advance(9_999)
  expect(attempts).toEqual([])
  server.open()
  await clock.advance(1)
  expect(attempts).toMatchObject([{ error: 'attempt_timed_out', durationMs: 10_000, retryInMs: 0 }])
  expect((await call).response.attempts).toBe(2)
})

test('C44 headers that never come cost the time of an attempt each, and as many attempts as allowed', async () => {
  const clock = fakeClock()
  const { attempts, observe } = recordAttempts(clock)
  const sandbox = await sandboxWith('stall=before-headers')
  const client = clientFor(sandbox, { clock, observe, timeout: { attemptMs: 700 }, retries: 2 })
  onTestFinished(() => sandbox.close())
  const call = rejection(client.interactions.list(refOf(sandbox)))
  for (let sent = 1; sent <= 3; sent++) {
    await until(() => sandbox.requests.length === sent)
    await clock.advance(699)
    expect(attempts).toHaveLength(sent - 1)
    await clock.advance(1)
  }
  expect(await call).toMatchObject({ name: 'TimeoutError', code: 'attempt_timed_out', attempts: 3 })
  expect(attempts.map(({ sentAt, endedAt }) => [sentAt, endedAt])).toEqual([
    [0, 700],
    [700, 1400],
    [1400, 2100],
  ])
  expect(sandbox.requests).toHaveLength(3)
})

test('C45 a body that drips and never pauses is given up when the time of the attempt is over', async () => {
  const sandbox = await sandboxWith('drip=200')
  const client = clientFor(sandbox, { timeout: { attemptMs: 250 }, retries: 0 })
  onTestFinished(() => sandbox.close())
  const startedAt = performance.now()
  const call = rejection(client.interactions.list(refOf(sandbox)))
  await until(() => performance.now() > startedAt + 150)
  const halfway = sandbox.connections[0]?.bytesSent ?? NaN
  const error = await call
  const tookMs = performance.now() - startedAt
  expect(error).toMatchObject({ name: 'TimeoutError', code: 'attempt_timed_out', attempts: 1 })
  expect(tookMs).toBeGreaterThanOrEqual(249)
  expect(tookMs).toBeLessThan(500)
  await until(() => sandbox.connections[0]?.closedAt !== undefined)
  expect(sandbox.connections[0]?.bytesSent).toBeGreaterThan(halfway)
})

test.each(['before-headers', 'in-headers', '40'])(
  'C46 after an attempt that timed out (stall=%s) the next one has its whole time, and answers',
  async (place) => {
    const clock = fakeClock()
    const sandbox = await sandboxWith(`stall=${place},times=1`, 'delay=30,times=1')
    const client = clientFor(sandbox, { clock, timeout: { attemptMs: 500 } })
    onTestFinished(() => sandbox.close())
    const call = client.interactions.list(refOf(sandbox))
    call.catch(() => {})
    await until(() => sandbox.requests.length === 1)
    await aMoment()
    await clock.advance(500)
    await until(() => sandbox.requests.length === 2)
    await clock.advance(400)
    const { interactions, response } = await call
    expect(response.attempts).toBe(2)
    expect(interactions.length).toBeGreaterThan(0)
  },
)

test('C46 a transport of your own has a fresh signal for every attempt', async () => {
  const clock = fakeClock()
  const sandbox = await sandboxWith('stall=before-headers,times=1')
  const transport: Transport = async ({ origin, path, headers, signal }) => {
    const response = await fetch(`${origin}${path}`, { headers, signal })
    const body = new Uint8Array(await response.arrayBuffer())
    return { status: response.status, headers: Object.fromEntries(response.headers), body }
  }
  const client = clientFor(sandbox, { clock, transport, timeout: { attemptMs: 500 } })
  const call = client.interactions.list(refOf(sandbox))
  await until(() => sandbox.requests.length === 1)
  await clock.advance(500)
  const { response, interactions } = await call
  expect(response.attempts).toBe(2)
  expect(interactions.length).toBeGreaterThan(0)
})

test('C47 when the time of all attempts is over, the error lists the attempts with their reasons', async () => {
  const clock = fakeClock()
  const { attempts, observe } = recordAttempts(clock)
  const sandbox = await sandboxWith(
    'stall=before-headers,times=1',
    'reset=40,times=1',
    'status=503,times=1',
    'stall=before-headers',
  )
  const client = clientFor(sandbox, {
    clock,
    observe,
    timeout: { attemptMs: 3_000, totalMs: 4_000 },
    retries: 9,
  })
  onTestFinished(() => sandbox.close())
  const call = rejection<TimeoutError>(client.interactions.list(refOf(sandbox)))
  await until(() => sandbox.requests.length === 1)
  await clock.advance(3_000)
  for (const failed of [2, 3]) {
    await until(() => attempts.length === failed)
    await clock.advance(0)
  }
  await until(() => sandbox.requests.length === 4)
  await clock.advance(1_000)
  const error = await call
  expect(error).toBeInstanceOf(TimeoutError)
  expect(error).toMatchObject({ code: 'deadline_exceeded', attempts: 4 })
  expect(error.failures).toMatchObject([
    { name: 'TimeoutError', code: 'attempt_timed_out' },
    { name: 'ConnectionError', code: 'connection_failed' },
    { name: 'ApiError', code: 'server_error', status: 503 },
  ])
  expect(error.failures[1]).toBeInstanceOf(ConnectionError)
  expect(error.message).toContain('4000 ms')
  expect(error.message).toContain('attempt_timed_out, connection_failed, server_error')
})
