import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import type { TransportRequest } from '@bird-interactions/core/client'
import { describe, expect, test } from 'vitest'

const request = { path: '/any' } as TransportRequest

describe('fakeTransport', () => {
  test('answers an empty list unless told otherwise, and remembers what it was asked', async () => {
    const transport = fakeTransport()
    const { status, headers, body } = await transport(request)
    expect(status).toBe(200)
    expect(headers).toEqual({ 'content-type': 'application/json' })
    expect(new TextDecoder().decode(body)).toBe('{"results":[]}')
    expect(transport.requests).toEqual([request])
  })

  test('takes the next reply for each request, and repeats the last', async () => {
    const transport = fakeTransport([
      { status: 503, body: 'down' },
      () => ({ status: 201, body: Uint8Array.of(1) }),
      { status: 404, body: undefined },
    ])
    const answers = []
    for (let index = 0; index < 4; index++) answers.push(await transport(request))
    expect(answers.map(({ status }) => status)).toEqual([503, 201, 404, 404])
    expect(answers.map(({ body }) => [...body])).toEqual([
      [...new TextEncoder().encode('down')],
      [1],
      [],
      [],
    ])
  })

  test('rejects with an error', async () => {
    await expect(fakeTransport(new Error('broken'))(request)).rejects.toThrow('broken')
  })
})

describe('fakeClock', () => {
  test('stands still until it is advanced, then calls what is due, in order', async () => {
    const clock = fakeClock(1000)
    const calls: string[] = []
    clock.after(20, () => calls.push(`second at ${clock.now()}`))
    clock.after(10, () => {
      calls.push(`first at ${clock.now()}`)
      clock.after(5, () => calls.push(`between at ${clock.now()}`))
    })
    const cancel = clock.after(15, () => calls.push('never'))
    cancel()
    expect(clock.pending()).toBe(2)
    await clock.advance(30)
    expect(calls).toEqual(['first at 10', 'between at 15', 'second at 20'])
    expect(clock.now()).toBe(30)
    expect(clock.date()).toBe(1030)
    expect(clock.pending()).toBe(0)
  })
  test('calls what is due at the same moment in the order in which it was set', async () => {
    const clock = fakeClock()
    const calls: number[] = []
    for (const [index, milliseconds] of [10, 20, 10, 5, 20].entries()) {
      clock.after(milliseconds, () => calls.push(index))
    }
    await clock.advance(20)
    expect(calls).toEqual([3, 0, 2, 1, 4])
  })
})
