import { Agent } from 'node:http'

import { describe, expect, test } from 'vitest'

import { startSandbox } from '../src/index.ts'
import { CAROUSEL, get, pathOf, WHATSAPP } from './server.ts'
import { ask, openSocket, until } from './wire.ts'

describe('what the sandbox saw', () => {
  test('is every request, with its time, its connection and the fault that hit it', async () => {
    await using sandbox = await startSandbox({ faults: ['status=503,times=1'] })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const started = performance.now()
    await ask(sandbox, { agent })
    await ask(sandbox, { agent, path: `${pathOf(sandbox, CAROUSEL)}?page=2` })
    await get(sandbox, '/elsewhere', { authorization: 'AccessKey wrong' })
    agent.destroy()
    expect(sandbox.requests).toMatchObject([
      {
        number: 1,
        connection: 1,
        method: 'GET',
        target: pathOf(sandbox, WHATSAPP),
        headerNames: ['authorization', 'user-agent', 'host', 'connection'],
        userAgent: 'test/1',
        isAuthorized: true,
        fault: 'times=1,status=503',
      },
      { number: 2, connection: 1, target: `${pathOf(sandbox, CAROUSEL)}?page=2`, fault: undefined },
      { number: 3, connection: 2, target: '/elsewhere', isAuthorized: false },
    ])
    const times = [started, ...sandbox.requests.map(({ at }) => at), performance.now()]
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  test('never shows the key, and cannot be changed from outside', async () => {
    const accessKey = 'canary-key-5d1f'
    await using sandbox = await startSandbox({ accessKey })
    await ask(sandbox)
    expect(sandbox.requests).toHaveLength(1)
    expect(JSON.stringify([sandbox.requests, sandbox.connections])).not.toContain(accessKey)
    ;(sandbox.requests as unknown[]).pop()
    expect(sandbox.requests).toHaveLength(1)
  })

  test('is every connection, with what was sent on it and when it closed', async () => {
    await using sandbox = await startSandbox({ faults: ['endless'] })
    await ask(sandbox, { enough: 1_000_000 })
    await until(() => sandbox.connections[0]?.closedAt !== undefined)
    const [{ number, openedAt, closedAt = 0, bytesSent } = expect.fail('no connection')] =
      sandbox.connections
    expect(number).toBe(1)
    expect(closedAt).toBeGreaterThan(openedAt)
    expect(bytesSent).toBeGreaterThan(1_000_000)
    // What a socket holds, and not for ever.
    expect(bytesSent).toBeLessThan(50_000_000)
  })
})

describe('a server that misbehaves', () => {
  const FAULTS = [
    'endless',
    'endless,encodings=gzip/br',
    'drip=1',
    'drip-head=1',
    'delay=60000',
    'stall=before-headers',
    'stall=40',
    'malformed=two-answers',
    'tls=stall',
    'redirect=308',
  ]

  test.each(FAULTS)('is closed promptly while a client waits: %s', async (fault) => {
    const sandbox = await startSandbox({ faults: [fault] })
    const socket = openSocket(sandbox)
    socket.on('error', () => undefined)
    socket.write(`GET ${pathOf(sandbox, WHATSAPP)} HTTP/1.1\r\nHost: x\r\n\r\n`)
    await until(() => sandbox.connections.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const started = performance.now()
    await sandbox.close()
    expect(performance.now() - started).toBeLessThan(1000)
    socket.destroy()
  })

  test('is closed with the second server', async () => {
    const sandbox = await startSandbox({ faults: ['redirect=302'] })
    const { location = '' } = (await ask(sandbox)).headers
    await fetch(location)
    await sandbox.close()
    await expect(fetch(location)).rejects.toThrow('fetch failed')
    expect(sandbox.redirected).toHaveLength(1)
  })

  test.each(FAULTS)('outlives a client that goes: %s', async (fault) => {
    await using sandbox = await startSandbox({ faults: [fault] })
    for (const wait of [0, 30]) {
      const socket = openSocket(sandbox)
      socket.on('error', () => undefined)
      const { length } = sandbox.connections
      socket.write(`GET ${pathOf(sandbox, WHATSAPP)} HTTP/1.1\r\nHost: x\r\n\r\n`)
      await until(() => sandbox.connections.length > length)
      await new Promise((resolve) => setTimeout(resolve, wait))
      socket.resetAndDestroy()
    }
    await until(() => sandbox.connections.every(({ closedAt }) => closedAt !== undefined))
    sandbox.setFaults([])
    expect((await ask(sandbox)).status).toBe(200)
  })
})
