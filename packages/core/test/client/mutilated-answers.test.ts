import { createServer, type AddressInfo, type Socket } from 'node:net'

import { BirdError } from '@bird-interactions/core'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { click, clientFor, ref } from './setting.ts'

const body = JSON.stringify({ results: [click, { ...click, id: 'another', details: 'naïve 😀' }] })
const PLAIN = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
)
const CHUNKED = Buffer.from(
  `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
)

/** What is put into an answer where nobody expects it. */
const STRAYS = [
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\0',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  'HTTP/1.1 204 No Content\r\n\r\n',
  'HTTP/1.1 304 Not Modified\r\n\r\n',
  'HTTP/1.1 503 Service Unavailable\r\nretry-after: 0\r\n\r\n',
  'content-length: 7\r\n',
  'transfer-encoding: chunked\r\n',
  'content-encoding: gzip\r\n',
  'location: http://127.0.0.1:1/\r\n',
  'connection: close\r\n',
  'x: \u0000\u0001\r\n',
  '0\r\n\r\n',
  'ffffffffffffffff\r\n',
  '{"results":[',
  ']}',
  '"',
  '\ufeff',
]

/** A place in an answer, from 0 up to 1. */
const place = fc.double({ min: 0, max: 0.999_999, noNaN: true })

const change = fc.oneof(
  fc.record({ at: place, without: fc.integer({ min: 1, max: 200 }), stray: fc.constant('') }),
  fc.record({ at: place, without: fc.constant(0), stray: fc.constantFrom(...STRAYS) }),
  fc.record({
    at: place,
    without: fc.constant(1),
    stray: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCodePoint(code)),
  }),
)

const answer = fc.record({
  original: fc.constantFrom(PLAIN, CHUNKED),
  changes: fc.array(change, { maxLength: 4 }),
  /** Where it is sent in parts. */
  breaks: fc.array(place, { maxLength: 3 }),
  end: fc.constantFrom('stays open', 'is closed', 'is reset'),
})
type Answer = typeof answer extends fc.Arbitrary<infer Value> ? Value : never

function bytesOf({ original, changes }: Answer): Buffer {
  return changes.reduce<Buffer>((bytes, { at, without, stray }) => {
    const start = Math.floor(at * bytes.length)
    return Buffer.concat([
      bytes.subarray(0, start),
      Buffer.from(stray, stray.length === 1 ? 'latin1' : 'utf8'),
      bytes.subarray(start + without),
    ])
  }, original)
}

async function give(socket: Socket, sent: Answer): Promise<void> {
  const bytes = bytesOf(sent)
  const ends = sent.breaks.map((at) => Math.floor(at * bytes.length)).toSorted((a, b) => a - b)
  let start = 0
  for (const end of [...ends, bytes.length]) {
    socket.write(bytes.subarray(start, end))
    start = end
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (sent.end === 'is closed') socket.end()
  if (sent.end === 'is reset') socket.resetAndDestroy()
}

describe('an answer that is changed, cut and mixed up at random', () => {
  let next: Answer
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', () => {
      void give(socket, next)
    })
  })
  let url = ''
  const rejections: unknown[] = []
  const onRejection = (reason: unknown): void => {
    rejections.push(reason)
  }
  beforeAll(async () => {
    process.on('unhandledRejection', onRejection)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    process.off('unhandledRejection', onRejection)
    server.close()
  })

  test('ends in a list or in a typed error, and never later than the deadline', async () => {
    const outcomes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(answer, async (sent) => {
        next = sent
        const client = clientFor(url, { timeout: { attemptMs: 30, totalMs: 60 }, retries: 1 })
        const startedAt = performance.now()
        const outcome = await client.interactions.list(ref).catch((error: unknown) => error)
        const tookMs = performance.now() - startedAt
        await client.close()
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(BirdError)
          expect(outcome.message).toMatch(/\. /)
          outcomes.add((outcome as BirdError).code)
        } else {
          const { interactions, problems } = outcome as { interactions: []; problems: [] }
          expect(Array.isArray(interactions) && Array.isArray(problems)).toBe(true)
          outcomes.add('a list')
        }
        // A busy computer is late itself.
        expect(tookMs).toBeLessThan(60 + 500)
      }),
      { numRuns: 400 },
    )
    expect(rejections).toEqual([])
    // The changes reach far: what is tried is not one kind of failure only.
    expect(outcomes).toContain('a list')
    expect(outcomes.size).toBeGreaterThan(3)
  })
})
