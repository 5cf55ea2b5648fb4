import { getEventListeners } from 'node:events'

import { fakeClock } from '@bird-interactions/core/testing'
import { describe, expect, test, vi } from 'vitest'

import { CancellableRequest } from '../../src/client/attempt/cancellable-request.ts'
import { createCancellation } from '../../src/client/attempt/cancellation.ts'
import { systemClock } from '../../src/client/attempt/clock.ts'
import { interruptOf } from '../../src/client/attempt/interrupt.ts'
import { pause } from '../../src/client/attempt/pause.ts'
import { lazyTransport } from '../../src/client/transport/lazy-transport.ts'

describe('the interrupt of a signal', () => {
  test('is one, however often it is asked for', () => {
    const { signal } = new AbortController()
    expect(interruptOf(signal)).toBe(interruptOf(signal))
  })

  test('listens once for all, and only while somebody waits', () => {
    const { signal } = new AbortController()
    const add = vi.spyOn(signal, 'addEventListener')
    const remove = vi.spyOn(signal, 'removeEventListener')
    const interrupt = interruptOf(signal)
    const stops = [1, 2, 3].map(() => interrupt.listen(() => {}))
    expect(add).toHaveBeenCalledTimes(1)
    stops[0]?.()
    stops[1]?.()
    expect(remove).not.toHaveBeenCalled()
    stops[2]?.()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('tells all who still listen, with its reason, and none twice', () => {
    const controller = new AbortController()
    const interrupt = interruptOf(controller.signal)
    const heard: unknown[] = []
    const stop = interrupt.listen(() => heard.push('stopped'))
    interrupt.listen((reason) => heard.push(reason))
    interrupt.listen((reason) => heard.push(reason))
    stop()
    expect(interrupt.aborted()).toBe(false)
    controller.abort('enough')
    expect(heard).toEqual(['enough', 'enough'])
    expect(interrupt.aborted()).toBe(true)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test.each([0, 1, 2])('tells the others when number %i of three listens no more', (stopped) => {
    const controller = new AbortController()
    const interrupt = interruptOf(controller.signal)
    const heard: number[] = []
    const stops = [0, 1, 2].map((number) => interrupt.listen(() => heard.push(number)))
    stops[stopped]?.()
    stops[stopped]?.()
    interrupt.listen(() => heard.push(3))
    controller.abort()
    expect(heard).toEqual([0, 1, 2, 3].filter((number) => number !== stopped))
  })

  test('that there is none of never comes', () => {
    const never = interruptOf(undefined)
    expect(never.aborted()).toBe(false)
    expect(() => {
      never.check()
      never.listen(() => {})()
    }).not.toThrow()
  })
})

describe('a pause', () => {
  function listening() {
    const controller = new AbortController()
    const clock = fakeClock()
    return { controller, clock, done: pause(clock, 1000, interruptOf(controller.signal)) }
  }

  test('that is over listens no more', async () => {
    const { controller, clock, done } = listening()
    await clock.advance(1000)
    await done
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test('that is interrupted has no timer any more, and listens no more', async () => {
    const { controller, clock, done } = listening()
    controller.abort('enough')
    await expect(done).rejects.toBe('enough')
    expect(clock.pending()).toBe(0)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})

describe('a request that can be given up', () => {
  const request = { origin: 'https://example.com', path: '/', headers: {}, maxBodyBytes: 1 }

  test('has one signal, which aborts with it', () => {
    const { cancel, onAbort } = createCancellation()
    const cancellable = new CancellableRequest(request, onAbort)
    const { signal } = cancellable
    expect(cancellable.signal).toBe(signal)
    expect(signal.aborted).toBe(false)
    cancel()
    expect(signal.aborted).toBe(true)
    expect(cancellable).toMatchObject(request)
  })

  test('has an aborted signal when it was given up before', () => {
    const { cancel, onAbort } = createCancellation()
    cancel()
    expect(new CancellableRequest(request, onAbort).signal.aborted).toBe(true)
  })

  test('tells each listener once', () => {
    const { cancel, onAbort } = createCancellation()
    const heard: string[] = []
    onAbort(() => heard.push('before'))
    cancel()
    cancel()
    onAbort(() => heard.push('after'))
    expect(heard).toEqual(['before', 'after'])
  })
})

describe('the clock of this computer', () => {
  test('knows the date', () => {
    const before = Date.now()
    const date = systemClock.date()
    expect(date).toBeGreaterThanOrEqual(before)
    expect(date).toBeLessThanOrEqual(Date.now())
  })

  test('calls back when it is time, unless it is called off', async () => {
    const called: string[] = []
    const callOff = systemClock.after(1, () => called.push('called off'))
    callOff()
    await new Promise<void>((resolve) => {
      systemClock.after(5, () => {
        called.push('on time')
        resolve()
      })
    })
    expect(called).toEqual(['on time'])
  })

  test('keeps no program running for what was called off', () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    systemClock.after(60_000, () => {})()
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    expect(after).toBe(before)
  })
})

test("a transport of the caller's own is asked, and never closed", async () => {
  const own = vi.fn(() => Promise.resolve({ status: 200, headers: {}, body: new Uint8Array() }))
  const transport = lazyTransport(own, {
    origin: 'https://api.example.com',
    connectMs: 1,
    proxy: undefined,
  })
  expect(transport.send).toBe(own)
  const closing = transport.close()
  expect(closing).toBeInstanceOf(Promise)
  await closing
  expect(own).not.toHaveBeenCalled()
})
