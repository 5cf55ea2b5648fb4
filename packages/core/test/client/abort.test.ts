import { getEventListeners } from 'node:events'

import { fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { createCancellation } from '../../src/client/attempt/cancellation.ts'
import { serve, serveBytes } from './server.ts'
import { clientFor, ref, rejection } from './setting.ts'

/** Aborts, and tells what the call is rejected with and how long that took. */
async function abortAfter(
  ready: Promise<unknown>,
  start: (signal: AbortSignal) => Promise<unknown>,
): Promise<{ reason: unknown; error: unknown; milliseconds: number }> {
  const controller = new AbortController()
  const reason = { why: 'the caller has its reasons' }
  const call = rejection(start(controller.signal))
  await ready
  const abortedAt = performance.now()
  controller.abort(reason)
  const error = await call
  return { reason, error, milliseconds: performance.now() - abortedAt }
}

function signalled(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** Long before anything else would end a call, also on a busy machine. */
const SOON_MS = 2000

describe("an abort rejects with the caller's own reason", () => {
  test('before the start: nothing is sent', async () => {
    const transport = fakeTransport()
    const { error, reason } = await abortAfter(Promise.resolve(), async (signal) => {
      await new Promise(setImmediate)
      return clientFor('https://example.com', { transport }).interactions.list(ref, { signal })
    })
    expect(error).toBe(reason)
    expect(transport.requests).toEqual([])
  })

  test('while the headers are waited for: the connection is closed', async () => {
    const asked = signalled()
    const closed = signalled()
    const server = await serve((request) => {
      request.socket.once('close', closed.resolve)
      asked.resolve()
    })
    const { error, reason, milliseconds } = await abortAfter(asked.promise, (signal) =>
      clientFor(server.url).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
    expect(milliseconds).toBeLessThan(SOON_MS)
    await closed.promise
  })

  test('while the body arrives: the connection is closed', async () => {
    const begun = signalled()
    const closed = signalled()
    const server = await serveBytes((socket) => {
      socket.once('close', closed.resolve)
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"results":[', () => {
        setTimeout(begun.resolve, 20)
      })
    })
    const { error, reason, milliseconds } = await abortAfter(begun.promise, (signal) =>
      clientFor(server.url).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
    expect(milliseconds).toBeLessThan(SOON_MS)
    await closed.promise
  })

  test('while it waits for a free connection: it is never sent', async () => {
    const answers: (() => void)[] = []
    const server = await serve((_request, response) => {
      answers.push(() => response.end('{"results":[]}'))
    })
    const client = clientFor(server.url)
    const others = Array.from({ length: 16 }, () => client.interactions.list(ref))
    await expect.poll(() => answers.length).toBe(16)
    const { error, reason } = await abortAfter(new Promise(setImmediate), (signal) =>
      client.interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
    for (const answer of answers) answer()
    await Promise.all(others)
    await client.close()
    expect(server.requests).toHaveLength(16)
  })

  test('while it waits to try again', async () => {
    const asked = signalled()
    const server = await serve((_request, response) => {
      response.writeHead(503, { 'retry-after': '30' }).end(() => setTimeout(asked.resolve, 20))
    })
    const { error, reason, milliseconds } = await abortAfter(asked.promise, (signal) =>
      clientFor(server.url).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
    expect(milliseconds).toBeLessThan(SOON_MS)
    expect(server.requests).toHaveLength(1)
  })

  test('while a function looks for the access key', async () => {
    const asked = signalled()
    const { error, reason } = await abortAfter(asked.promise, (signal) =>
      clientFor('https://example.com', {
        transport: fakeTransport(),
        accessKey: () => {
          asked.resolve()
          return new Promise<never>(() => {})
        },
      }).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
  })

  test('even when the transport does not listen', async () => {
    const asked = signalled()
    const { error, reason } = await abortAfter(asked.promise, (signal) =>
      clientFor('https://example.com', {
        transport: () => {
          asked.resolve()
          return new Promise<never>(() => {})
        },
      }).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
  })

  test('and tells a transport that reads the signal', async () => {
    const asked = signalled()
    const told = signalled()
    const { error, reason } = await abortAfter(asked.promise, (signal) =>
      clientFor('https://example.com', {
        transport: (request) => {
          request.signal.addEventListener('abort', told.resolve)
          asked.resolve()
          return new Promise<never>(() => {})
        },
      }).interactions.list(ref, { signal }),
    )
    expect(error).toBe(reason)
    await told.promise
  })
})

describe('who listens for an end', () => {
  test('is called once, in order, and at once when it has come before', () => {
    const calls: string[] = []
    const { cancel, onAbort } = createCancellation()
    onAbort(() => calls.push('first'))
    onAbort(() => calls.push('second'))
    expect(calls).toEqual([])
    cancel()
    cancel()
    onAbort(() => calls.push('late'))
    expect(calls).toEqual(['first', 'second', 'late'])
  })
})

describe('a signal that many calls share', () => {
  test('aborts all of them, and makes Node warn of no leak', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => {
      warnings.push(warning)
    }
    process.on('warning', onWarning)
    const controller = new AbortController()
    const client = clientFor('https://example.com', {
      transport: () => new Promise<never>(() => {}),
    })
    const calls = Array.from({ length: 50 }, () =>
      rejection(client.interactions.list(ref, { signal: controller.signal })),
    )
    await new Promise(setImmediate)
    controller.abort('enough')
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 50 }, () => 'enough'))
    await new Promise(setImmediate)
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  test('is let go of when a call has ended, so that it can abort and nothing happens', async () => {
    const controller = new AbortController()
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    await client.interactions.list(ref, { signal: controller.signal })
    for await (const result of client.interactions.listMany([ref], {
      signal: controller.signal,
    })) {
      expect(result.ok).toBe(true)
    }
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    controller.abort()
    await new Promise(setImmediate)
    await expect(client.interactions.list(ref)).resolves.toMatchObject({ interactions: [] })
  })
})
