import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { ApiError, ResponseError } from '@bird-interactions/core'
import type { Fault } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import { clientFor, refOf, rejection, sandboxWith, until } from './support.ts'

const MiB = 1024 * 1024

/** The milliseconds that this process has computed: other programs of a busy computer do not count. */
function computedMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

describe('a compressed answer', { timeout: 30_000 }, () => {
  test.each(['gzip', 'deflate', 'br', 'zstd'])(
    'C24 %s that nobody asked for is refused, and says why',
    async (encoding) => {
      const sandbox = await sandboxWith(`encodings=${encoding}`)
      const error = await rejection<Error>(clientFor(sandbox).interactions.list(refOf(sandbox)))
      expect(error).toBeInstanceOf(ResponseError)
      expect(error).toMatchObject({ code: 'compressed_body', status: 200 })
      expect(error.message).toContain(`"${encoding}"`)
      expect(sandbox.requests).toHaveLength(1)
    },
  )

  test('C26 three encodings, one within the other, are refused', async () => {
    const sandbox = await sandboxWith('encodings=gzip/br/gzip')
    const error = await rejection<Error>(clientFor(sandbox).interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ code: 'compressed_body', status: 200 })
    expect(error.message).toContain('"gzip, br, gzip"')
  })

  test('C25 204 kB of gzip that hold 200 MiB are refused, and the memory grows by less than 32 MiB', async () => {
    const sandbox = await sandboxWith({ skip: 2, padded: 200 * MiB, encodings: ['gzip'] })
    const program = fileURLToPath(new URL('answers-bomb.ts', import.meta.url))
    const { channelId, messageId } = refOf(sandbox)
    const place = [sandbox.url, sandbox.accessKey, sandbox.workspaceId, channelId, messageId]
    const child = fork(program, place, { execArgv: ['--conditions=@bird-interactions/source'] })
    const [[outcome]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
    expect(outcome).toMatchObject({ name: 'ResponseError', code: 'compressed_body' })
    const { grownBy } = outcome as { grownBy: number }
    expect(grownBy).toBeGreaterThanOrEqual(0)
    expect(grownBy).toBeLessThan(32 * MiB)
    expect(sandbox.connections.reduce((sum, { bytesSent }) => sum + bytesSent, 0)).toBeGreaterThan(
      200_000,
    )
  })
})

describe('a long answer', { timeout: 30_000 }, () => {
  test('C27 1 GiB in chunks is given up at 8 MiB, and its connection is ended', async () => {
    const sandbox = await sandboxWith({ padded: 1024 * MiB, chunked: true })
    const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'body_too_large' })
    await until(() => sandbox.connections[0]?.closedAt !== undefined)
    // What the loopback holds on the way comes on top.
    expect(sandbox.connections[0]?.bytesSent).toBeLessThan(24 * MiB)
    expect(sandbox.requests).toHaveLength(1)
  })

  test('C27 8 MiB is the most by default, to the byte', async () => {
    const body = '{"results":[]}'
    const sandbox = await sandboxWith(
      { body, padded: 8 * MiB - body.length, chunked: true, times: 1 },
      { body, padded: 8 * MiB - body.length + 1, chunked: true },
    )
    const { interactions } = clientFor(sandbox)
    expect((await interactions.list(refOf(sandbox))).interactions).toEqual([])
    const error = await rejection(interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ code: 'body_too_large' })
  })
})

describe('a length that is not that of the body', () => {
  test('C28 larger: the answer was cut, is asked for again, and is answered', async () => {
    const sandbox = await sandboxWith('content-length=+10,times=1')
    const { interactions, response } = await clientFor(sandbox).interactions.list(refOf(sandbox))
    expect(response.attempts).toBe(2)
    expect(interactions).not.toEqual([])
  })

  test('C28 larger, always: an error, never what had arrived', async () => {
    const sandbox = await sandboxWith('content-length=+10')
    const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 3 })
  })

  test('C28 smaller: an error, and no request goes on that connection any more', async () => {
    const sandbox = await sandboxWith('content-length=-20,times=1')
    const client = clientFor(sandbox)
    const error = await rejection(client.interactions.list(refOf(sandbox), { retries: 0 }))
    expect(error).toMatchObject({ name: 'ResponseError', code: 'invalid_json' })
    const { response } = await client.interactions.list(refOf(sandbox))
    expect(response.attempts).toBe(1)
    const connections = sandbox.requests.map(({ connection }) => connection)
    expect(new Set(connections).size).toBe(connections.length)
  })
})

describe('JSON without measure', { timeout: 30_000 }, () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const identity = (id: string): string =>
    `"id":"${id}","messageId":"m","channelId":"c","type":"read","createdAt":"2026-01-01T00:00:00Z"`

  async function list(fault: Fault) {
    const sandbox = await sandboxWith(fault)
    const client = clientFor(sandbox, { maxBodyBytes: 16 * MiB })
    return client.interactions.list(refOf(sandbox))
  }

  test('C29 100 000 lists within each other are a problem of that element, not an error of JavaScript', async () => {
    expect(await list({ jsonDepth: 100_000 })).toMatchObject({
      interactions: [],
      problems: [{ code: 'malformed', index: 0 }],
    })
  })

  test('C29 as deep within an interaction, twice with another content, both are accounted for', async () => {
    const one = `{${identity('i')},"metadata":${deep}}`
    const other = `{${identity('i')},"metadata":[${deep}]}`
    const { interactions, problems } = await list({ body: `{"results":[${one},${other}]}` })
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toContain('conflicting_duplicate')
  })

  test.each([
    ['100 000', deep],
    ['two million', `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`],
  ])(
    'C29 an error of %s lists within each other is one of ours, and comes soon',
    async (_name, json) => {
      const sandbox = await sandboxWith({
        status: 400,
        body: `{"code":"Deep","message":"words","details":{"deep":${json}}}`,
      })
      const start = computedMs()
      const error = await rejection<Error>(clientFor(sandbox).interactions.list(refOf(sandbox)))
      expect(computedMs() - start).toBeLessThan(3000)
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ code: 'invalid_request', status: 400 })
      expect(error.message).toContain('words')
    },
  )

  test('C29 a text of 10 MB is over the most bytes, or else read as what it is', async () => {
    const sandbox = await sandboxWith({ jsonString: 10_000_000 })
    const error = await rejection(
      clientFor(sandbox, { maxBodyBytes: 8 * MiB }).interactions.list(refOf(sandbox)),
    )
    expect(error).toMatchObject({ code: 'body_too_large' })
    expect(await list({ jsonString: 10_000_000 })).toMatchObject({
      interactions: [],
      problems: [{ code: 'malformed', index: 0, raw: expect.any(String) }],
    })
  })

  test('C29 a million elements take seconds and less than 1 GiB, and none is lost', async () => {
    const start = computedMs()
    const before = process.memoryUsage().heapUsed
    const { problems } = await list({ jsonElements: 1_000_000 })
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1024 * MiB)
    expect(computedMs() - start).toBeLessThan(10_000)
    expect(problems).toHaveLength(1_000_000)
  })
})
