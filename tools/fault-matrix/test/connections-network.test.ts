import net from 'node:net'

import type { AttemptEvent } from '@bird-interactions/core/client'
import { startSandbox } from '@bird-interactions/sandbox'
import { expect, onTestFinished, test, vi } from 'vitest'

import { at, freePort, nameService } from './connections-setting.ts'
import { anyRef, clientFor, refOf, rejection, sandboxWith } from './support.ts'

test('C37 a name service that does not answer (EAI_AGAIN) is asked again, and then the server', async () => {
  const sandbox = await sandboxWith()
  const { asked } = nameService((lookup) => (lookup <= 2 ? 'EAI_AGAIN' : undefined))
  const url = sandbox.url.replace('127.0.0.1', 'api.bird.test')
  const client = clientFor({ ...sandbox, url }, { allowInsecure: true })
  const { interactions, response } = await client.interactions.list(refOf(sandbox))
  expect(interactions.length).toBeGreaterThan(0)
  expect(response.attempts).toBe(3)
  expect(asked).toEqual(['api.bird.test', 'api.bird.test', 'api.bird.test'])
})

test('C37 a name service that never answers ends in an error that names the host', async () => {
  nameService(() => 'EAI_AGAIN')
  const client = clientFor(at('https://api.bird.test'), { retries: 3 })
  const error = await rejection(client.interactions.list(anyRef))
  expect(error).toMatchObject({ name: 'ConnectionError', attempts: 4 })
  expect(error['message']).toContain('https://api.bird.test')
  expect(error['message']).toContain('EAI_AGAIN')
})

test('C37 a name that nobody knows (ENOTFOUND) is asked for twice at most, and the error names it', async () => {
  const { asked } = nameService(() => 'ENOTFOUND')
  const client = clientFor(at('https://api.bird.test'), { retries: 5 })
  const error = await rejection(client.interactions.list(anyRef))
  expect(error).toMatchObject({ name: 'ConnectionError', code: 'host_not_found', attempts: 2 })
  expect(error['message']).toContain('https://api.bird.test')
  expect(asked).toHaveLength(2)
})

test('C38 a port on which nobody listens (ECONNREFUSED) is asked again, and answers once somebody does', async () => {
  const port = await freePort()
  const sandbox = await sandboxWith()
  const place = { ...sandbox, url: `http://127.0.0.1:${port}` }
  const started: Promise<unknown>[] = []
  const events: AttemptEvent[] = []
  const client = clientFor(place, {
    random: () => 0.5,
    observe: (event) => {
      events.push(event)
      if (event.attempt > 1) return
      const late = startSandbox({ port })
      onTestFinished(async () => (await late).close())
      started.push(late)
    },
  })
  const { response } = await client.interactions.list(refOf(sandbox))
  await Promise.all(started)
  expect(response.attempts).toBe(2)
  expect(events[0]).toMatchObject({ error: 'connection_failed', retryInMs: 100 })
})

test.each(['EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ETIMEDOUT'])(
  'C38 a network on which there is no way (%s) is tried as often as allowed, and answers when there is one',
  async (code) => {
    const sandbox = await sandboxWith()
    const { connect } = net
    let connections = 0
    const connectLater = (options: net.NetConnectOpts): net.Socket => {
      connections += 1
      if (connections % 3 === 0) return connect(options)
      const socket = new net.Socket()
      process.nextTick(() => socket.destroy(Object.assign(new Error(`connect ${code}`), { code })))
      return socket
    }
    vi.spyOn(net, 'connect').mockImplementation(connectLater as typeof net.connect)
    onTestFinished(() => void vi.restoreAllMocks())
    const client = clientFor(sandbox)
    const { response } = await client.interactions.list(refOf(sandbox))
    expect(response.attempts).toBe(3)
    expect(connections).toBe(3)

    const strict = clientFor(sandbox, { retries: 1 })
    const error = await rejection(strict.interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 2 })
    expect(error['message']).toContain(code)
  },
)

test.each(['before-headers', 'in-headers'])(
  'C40 a connection that is reset %s costs one attempt, and the next one answers',
  async (place) => {
    const sandbox = await sandboxWith(`reset=${place},times=1`)
    const ref = refOf(sandbox)
    const { interactions, response } = await clientFor(sandbox).interactions.list(ref)
    expect(interactions.length).toBeGreaterThan(0)
    expect(response.attempts).toBe(2)
    expect(sandbox.requests.map(({ target }) => target)).toEqual(
      Array.from({ length: 2 }, () => sandbox.requests[0]?.target),
    )

    sandbox.setFaults([`reset=${place}`])
    const error = await rejection(clientFor(sandbox).interactions.list(ref))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 3 })
    expect(sandbox.requests).toHaveLength(5)
  },
)

test('C41 after a reset in the middle of the body the whole list is asked for again, and delivered once', async () => {
  const sandbox = await sandboxWith('skip=1,reset=400,times=1')
  const ref = refOf(sandbox)
  const client = clientFor(sandbox)
  const whole = await client.interactions.list(ref)
  const delivered = []
  for await (const result of client.interactions.listMany([ref])) delivered.push(result)
  expect(delivered).toMatchObject([
    { ok: true, interactions: whole.interactions, problems: [], response: { attempts: 2 } },
  ])
  expect(sandbox.requests).toHaveLength(3)
  for (const { headerNames, target } of sandbox.requests) {
    expect(target).toBe(sandbox.requests[0]?.target)
    expect(headerNames).not.toContain('range')
    expect(headerNames).not.toContain('if-range')
  }
})

test('C41 of a list that is always cut nothing is delivered', async () => {
  const sandbox = await sandboxWith('reset=400')
  const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
  expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 3 })
})

test.each(['close', 'reset'])(
  'C42 a kept connection that ends (%s) as a request is written on it costs neither an attempt nor a retry of the budget',
  async (end) => {
    const sandbox = await sandboxWith(`idle=${end}`, 'body={"results":[]}')
    const client = clientFor(sandbox, { retries: 1 })
    // More often than the budget has retries, of which the answers earn a tenth back.
    const calls = 130
    for (let call = 1; call <= calls; call++) {
      const { response } = await client.interactions.list(anyRef)
      expect(response.attempts).toBe(1)
    }
    expect(sandbox.requests).toHaveLength(2 * calls - 1)
    expect(sandbox.connections).toHaveLength(calls)
    sandbox.setFaults(['status=503,times=1', 'body={"results":[]}'])
    const { response } = await client.interactions.list(anyRef)
    expect(response.attempts).toBe(2)
  },
)
