import { getEventListeners } from 'node:events'

import { fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { listMany } from '../../src/client/list/list-many.ts'
import { clientFor, click, channelId, rejection } from './setting.ts'

function refs(count: number): { channelId: string; messageId: string }[] {
  return Array.from({ length: count }, (_, index) => ({ channelId, messageId: idOf(index) }))
}

function idOf(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

function indexOf(path: string): number {
  return Number(/messages\/[0-9-]*-(\d+)\//.exec(path)?.[1])
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const result of results) collected.push(result)
  return collected
}

describe('listMany asks for every message', () => {
  test('once each, and gives each ref with its interactions', async () => {
    const transport = fakeTransport({ body: { results: [click] } })
    const client = clientFor('https://example.com', { transport })
    const all = refs(100)
    const results = await collect(client.interactions.listMany(all))
    expect(results.map(({ ref }) => ref).toSorted(byMessage)).toEqual(all)
    expect(results.every((result) => result.ok && result.interactions.length === 1)).toBe(true)
    expect(transport.requests).toHaveLength(100)
  })

  test('none at all', async () => {
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    expect(await collect(client.interactions.listMany([]))).toEqual([])
  })

  test('from an asynchronous source', async () => {
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    async function* source() {
      for (const ref of refs(20)) {
        await new Promise(setImmediate)
        yield ref
      }
    }
    expect(await collect(client.interactions.listMany(source()))).toHaveLength(20)
  })

  test('in order of completion, so that a slow message holds up no other', async () => {
    const waiting: (() => void)[] = []
    const client = clientFor('https://example.com', {
      transport: fakeTransport(async (request) => {
        if (indexOf(request.path) === 0) {
          await new Promise<void>((resolve) => {
            waiting.push(resolve)
          })
        }
        return {}
      }),
    })
    const order: number[] = []
    for await (const { ref } of client.interactions.listMany(refs(5), { concurrency: 2 })) {
      order.push(indexOf(`messages/${ref.messageId}/`))
      if (order.length === 4) waiting[0]?.()
    }
    expect(order).toEqual([1, 2, 3, 4, 0])
  })
})

describe('listMany keeps within its bounds', () => {
  test.each([1, 3, 16])('never more than %i at the same time, and as many', async (concurrency) => {
    let running = 0
    let most = 0
    const client = clientFor('https://example.com', {
      transport: fakeTransport(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise(setImmediate)
        running -= 1
        return {}
      }),
    })
    await collect(client.interactions.listMany(refs(60), { concurrency }))
    expect(most).toBe(concurrency)
  })

  test('refs are pulled no further than results are taken', async () => {
    let pulled = 0
    function* source() {
      for (const ref of refs(1000)) {
        pulled += 1
        yield ref
      }
    }
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    const results = client.interactions.listMany(source(), { concurrency: 4 })
    const iterator = results[Symbol.asyncIterator]()
    await iterator.next()
    await new Promise((resolve) => {
      setTimeout(resolve, 10)
    })
    expect(pulled).toBeLessThanOrEqual(6)
    await iterator.return?.()
  })

  test.each([0, 1001, 1.5])('a concurrency of %d is refused', (concurrency) => {
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    expect(() => client.interactions.listMany([], { concurrency })).toThrow('concurrency')
  })
})

describe('a failure', () => {
  test('of one message is a result, and the rest goes on', async () => {
    const client = clientFor('https://example.com', {
      transport: fakeTransport((request) => (indexOf(request.path) === 3 ? { status: 404 } : {})),
    })
    const all: { channelId: string; messageId: string }[] = [
      ...refs(10),
      { channelId, messageId: 'no id' },
    ]
    const results = await collect(client.interactions.listMany(all))
    expect(results).toHaveLength(11)
    const failed = results.flatMap((result) => (result.ok ? [] : [result.error.code]))
    expect(failed.toSorted()).toEqual(['invalid_id', 'not_found'])
  })

  test.each([401, 403])('of the access key (%i) ends all, and asks no further', async (status) => {
    const transport = fakeTransport({ status })
    const client = clientFor('https://example.com', { transport })
    const error = await rejection(
      collect(client.interactions.listMany(refs(100), { concurrency: 4 })),
    )
    expect(error).toMatchObject({ status })
    expect(transport.requests.length).toBeLessThanOrEqual(4)
  })

  test('of the source of refs ends all with its own error', async () => {
    const failure = new Error('the file is gone')
    async function* source() {
      yield* refs(3)
      await Promise.reject(failure)
    }
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    expect(await rejection(collect(client.interactions.listMany(source())))).toBe(failure)
  })
})

describe('an end before the end', () => {
  test('an abort rejects with its reason and aborts what is under way', async () => {
    const controller = new AbortController()
    let aborted = 0
    const client = clientFor('https://example.com', {
      transport: (request) => {
        request.onAbort(() => {
          aborted += 1
        })
        return new Promise<never>(() => {})
      },
    })
    const call = rejection(
      collect(
        client.interactions.listMany(refs(100), { concurrency: 8, signal: controller.signal }),
      ),
    )
    await new Promise(setImmediate)
    controller.abort('enough')
    expect(await call).toBe('enough')
    expect(aborted).toBe(8)
  })

  test('an abort before the start sends nothing', async () => {
    const transport = fakeTransport()
    const client = clientFor('https://example.com', { transport })
    const results = client.interactions.listMany(refs(3), { signal: AbortSignal.abort('no') })
    expect(await rejection(collect(results))).toBe('no')
    expect(transport.requests).toEqual([])
  })

  test('a break closes the source of refs and aborts what is under way', async () => {
    let closed = false
    let aborted = 0
    function* source() {
      try {
        yield* refs(100)
      } finally {
        closed = true
      }
    }
    const client = clientFor('https://example.com', {
      transport: (request) => {
        if (indexOf(request.path) === 0) return fakeTransport()(request)
        request.onAbort(() => {
          aborted += 1
        })
        return new Promise<never>(() => {})
      },
    })
    for await (const result of client.interactions.listMany(source(), { concurrency: 4 })) {
      expect(result.ok).toBe(true)
      break
    }
    expect(closed).toBe(true)
    expect(aborted).toBe(4)
  })

  test('a break does not wait for a source that never gives its next ref', async () => {
    async function* source() {
      yield* refs(1)
      await new Promise<never>(() => {})
    }
    const client = clientFor('https://example.com', { transport: fakeTransport() })
    for await (const result of client.interactions.listMany(source())) {
      expect(result.ok).toBe(true)
      break
    }
  })
})

describe('a source of refs', () => {
  const answer = {
    interactions: [],
    problems: [],
    response: { status: 200, headers: {}, attempts: 1 },
  }

  /** Numbers, and whether they were closed before their end. */
  function numbers(count: number, close: () => unknown = () => undefined) {
    let next = 0
    let closed = 0
    const source: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          Promise.resolve(
            next < count
              ? { done: false as const, value: next++ }
              : { done: true as const, value: undefined },
          ),
        return: async () => {
          closed += 1
          await close()
          return { done: true as const, value: undefined }
        },
      }),
    }
    return { source, closed: () => closed }
  }

  const context = { concurrency: 2, list: () => Promise.resolve(answer), signal: undefined }

  test('is never asked for two at once', async () => {
    let asking = 0
    let most = 0
    const { source } = numbers(20)
    const iterator = source[Symbol.asyncIterator]()
    const slow: AsyncIterable<number> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          asking += 1
          most = Math.max(most, asking)
          await new Promise(setImmediate)
          asking -= 1
          return iterator.next()
        },
      }),
    }
    expect(await collect(listMany(slow, { ...context, concurrency: 4 }))).toHaveLength(20)
    expect(most).toBe(1)
  })

  test('that has ended is not closed as well', async () => {
    const { source, closed } = numbers(5)
    expect(await collect(listMany(source, context))).toHaveLength(5)
    expect(closed()).toBe(0)
  })

  test('that is left early is closed, whatever becomes of that', async () => {
    const { source, closed } = numbers(5, () => Promise.reject(new Error('out of order')))
    for await (const { ok } of listMany(source, context)) {
      expect(ok).toBe(true)
      break
    }
    expect(closed()).toBe(1)
  })

  test('that is left early is left when it is closed', async () => {
    let isClosed = false
    const { source } = numbers(5, async () => {
      await new Promise(setImmediate)
      isClosed = true
    })
    for await (const { ok } of listMany(source, context)) {
      expect(ok).toBe(true)
      break
    }
    expect(isClosed).toBe(true)
  })

  test('is pulled no further after a failure', async () => {
    const { source, closed } = numbers(5)
    const asked: number[] = []
    const list = (ref: number): Promise<never> => {
      asked.push(ref)
      return Promise.reject(new TypeError(`a fault of ours: ${ref}`))
    }
    const error = await rejection(collect(listMany(source, { ...context, list })))
    // The first failure is the one that counts.
    expect(error).toEqual(new TypeError('a fault of ours: 0'))
    expect(asked.length).toBeLessThanOrEqual(2)
    expect(closed()).toBe(1)
  })

  test.each([0, 3])('of %i leaves no listener at the signal', async (count) => {
    const { signal } = new AbortController()
    const { source } = numbers(count)
    const results = listMany(source, { ...context, signal })
    for await (const { ok } of results) {
      expect(ok).toBe(true)
      expect(getEventListeners(signal, 'abort')).toHaveLength(1)
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
  })
})

function byMessage(left: { messageId: string }, right: { messageId: string }): number {
  return left.messageId < right.messageId ? -1 : 1
}
