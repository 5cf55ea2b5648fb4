import { getEventListeners } from 'node:events'

import { fakeClock } from '@bird-interactions/core/testing'
import { expect, onTestFinished, test } from 'vitest'

import { aMoment, runProgram, serveBehindAFullQueue } from './connections-setting.ts'
import { clientFor, refOf, rejection, sandboxWith, until } from './support.ts'

test.each([
  ['before the start', '', 0],
  ['while it waits to try again', 'status=503,retry-after=30', 1],
  ['while it waits for the head', 'stall=before-headers', 1],
  ['while it reads the body', 'stall=40', 1],
])(
  'C48 a call that is aborted %s rejects at once with the reason of its signal, and leaves nothing behind',
  async (_when, fault, requests) => {
    const unhandled: unknown[] = []
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', onUnhandled)
    onTestFinished(() => void process.off('unhandledRejection', onUnhandled))
    const clock = fakeClock()
    const sandbox = await sandboxWith(...(fault === '' ? [] : [fault]))
    const client = clientFor(sandbox, { clock })
    onTestFinished(() => sandbox.close())
    const controller = new AbortController()
    const { signal } = controller
    const reason = { why: 'the caller has its reasons' }
    if (requests === 0) controller.abort(reason)
    const call = rejection(client.interactions.list(refOf(sandbox), { signal }))
    await until(() => sandbox.requests.length === requests)
    await aMoment()
    const abortedAt = performance.now()
    controller.abort(reason)
    expect(await call).toBe(reason)
    expect(performance.now() - abortedAt).toBeLessThan(50)
    expect(clock.pending()).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
    if (fault.startsWith('stall')) {
      await until(() => sandbox.connections[0]?.closedAt !== undefined)
    }
    await clock.advance(60_000)
    expect(sandbox.requests).toHaveLength(requests)
    expect(unhandled).toEqual([])
  },
)

/** For a program to start on a busy computer. */
const PROGRAM_MS = 8_000

test.each([
  ['an answer', [], 'await bird.interactions.list(ref)'],
  [
    'attempts that failed and timed out',
    ['status=503,times=1', 'stall=before-headers,skip=1'],
    `for await (const { ok } of bird.interactions.listMany([ref])) if (!ok) throw new Error()
    await bird.interactions.list(ref, { timeout: { attemptMs: 20 }, retries: 0 }).catch(() => {})`,
  ],
] as const)(
  'C49 a program ends by itself within 250 ms after its last call, which ended with %s',
  async (_end, faults, calls) => {
    const sandbox = await sandboxWith(...faults)
    const { lines, code } = await runProgram(
      sandbox,
      `const bird = createClient(options)
      ${calls}
      const endedAt = performance.now()
      process.once('exit', () => tell(performance.now() - endedAt))`,
    )
    expect(code).toBe(0)
    expect(lines).toHaveLength(1)
    expect(Number(lines[0])).toBeLessThan(250)
    expect(sandbox.requests.length).toBeGreaterThan(0)
  },
  PROGRAM_MS,
)

test(
  'C49 a program ends by itself within 250 ms after a call that was given up while it connected',
  async () => {
    const sandbox = await sandboxWith()
    const server = await serveBehindAFullQueue()
    const { lines, code } = await runProgram(
      { ...sandbox, url: server.url },
      `const bird = createClient(options)
    const call = bird.interactions.list(ref, { timeout: { attemptMs: 30 }, retries: 1 })
    await call.catch((error) => tell(error.code))
    const endedAt = performance.now()
    process.once('exit', () => tell(performance.now() - endedAt))`,
    )
    expect(code).toBe(0)
    expect(lines[0]).toBe('attempt_timed_out')
    expect(Number(lines[1])).toBeLessThan(250)
  },
  PROGRAM_MS,
)

test('C49 await using closes the connections of a client, and leaves no timer', async () => {
  const clock = fakeClock()
  const sandbox = await sandboxWith()
  const makeClient = () => clientFor(sandbox, { clock })
  {
    await using client = makeClient()
    await client.interactions.list(refOf(sandbox))
    expect(sandbox.connections).toMatchObject([{ closedAt: undefined }])
  }
  await until(() => sandbox.connections[0]?.closedAt !== undefined)
  expect(clock.pending()).toBe(0)
})
