import { Agent } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { retryAfterOf } from '../src/faults/retry-after.ts'
import { type Sandbox, startSandbox } from '../src/index.ts'
import { CAROUSEL, DOCUMENTED, pathOf, SUGGESTIONS } from './server.ts'
import { ask, askRaw } from './wire.ts'

let sandbox: Sandbox
let ordinary: Buffer

beforeAll(async () => {
  sandbox = await startSandbox()
  ordinary = (await ask(sandbox)).body
})
beforeEach(() => sandbox.setFaults([]))
afterAll(() => sandbox.close())

async function statusesOf(count: number, path?: string): Promise<(number | string | undefined)[]> {
  const statuses = []
  for (let asked = 0; asked < count; asked += 1) {
    const { status, failed } = await ask(sandbox, path === undefined ? {} : { path })
    statuses.push(failed ?? status)
  }
  return statuses
}

describe('which requests', () => {
  test('all, without a word about it, until other faults are set', async () => {
    sandbox.setFaults(['status=503'])
    expect(await statusesOf(3)).toEqual([503, 503, 503])
    sandbox.setFaults([{ status: 418 }])
    expect(await statusesOf(1)).toEqual([418])
    sandbox.setFaults([])
    expect(await statusesOf(1)).toEqual([200])
  })

  test('so many, not the first so many, and one for each status in turn', async () => {
    sandbox.setFaults(['status=503,times=2'])
    expect(await statusesOf(3)).toEqual([503, 503, 200])
    sandbox.setFaults(['status=503,skip=1,times=1'])
    expect(await statusesOf(3)).toEqual([200, 503, 200])
    sandbox.setFaults(['status=500/502/200'])
    expect(await statusesOf(4)).toEqual([500, 502, 200, 200])
    sandbox.setFaults(['status=500/502,times=3'])
    expect(await statusesOf(4)).toEqual([500, 502, 500, 200])
  })

  test('the first fault whose turn it is, so that a list is a sequence', async () => {
    sandbox.setFaults([
      'status=503,times=1',
      'reset=before-headers,times=1',
      'times=1',
      'status=500',
    ])
    expect(await statusesOf(5)).toEqual([503, 'ECONNRESET', 200, 500, 500])
  })

  test('those for one message', async () => {
    sandbox.setFaults([`status=503,times=1,message=${DOCUMENTED.toUpperCase()}`])
    expect(await statusesOf(2, pathOf(sandbox, SUGGESTIONS))).toEqual([200, 200])
    expect(await statusesOf(2, pathOf(sandbox, DOCUMENTED))).toEqual([503, 200])
  })

  test('those given at the start', async () => {
    await using other = await startSandbox({ faults: ['status=503,times=1', { html: true }] })
    expect((await ask(other)).status).toBe(503)
    expect((await ask(other)).headers['content-type']).toBe('text/html; charset=utf-8')
  })
})

describe('the head', () => {
  test('has the status, and a body in the documented shape that says it is made up', async () => {
    sandbox.setFaults(['status=429,retry-after=2'])
    const { status, headers, body } = await ask(sandbox)
    expect(status).toBe(429)
    expect(headers).toMatchObject({
      'retry-after': '2',
      'content-type': 'application/json',
      'x-bird-interactions-sandbox': 'made-up data',
    })
    expect(JSON.parse(body.toString())).toEqual({
      code: 'SandboxFault',
      message: expect.stringContaining('Made up by the sandbox'),
    })
  })

  test.each([
    ['imf', '+2', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/, 2],
    ['rfc850', '+90', /^\w{6,9}, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d GMT$/, 90],
    ['asctime', '-5', /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/, -5],
  ])(
    'has Retry-After as a date of %s, %s seconds from its own',
    async (form, spec, shape, seconds) => {
      sandbox.setFaults([`status=429,retry-after-${form}=${spec},clock=-864000`])
      const { headers } = await ask(sandbox)
      expect(headers['retry-after']).toMatch(shape)
      const zone = form === 'asctime' ? ' GMT' : ''
      const date = Date.parse(headers.date ?? '')
      expect(Date.parse(`${headers['retry-after']}${zone}`) - date).toBe(seconds * 1000)
      expect((Date.now() - date) / 1000).toBeCloseTo(864_000, -1)
    },
  )

  test('has the dates of RFC 9110, of which one pads the day with a space', () => {
    const date = new Date('1994-11-06T08:49:35.750Z')
    expect(retryAfterOf({ retryAfterImf: 2 }, date)).toBe('Sun, 06 Nov 1994 08:49:37 GMT')
    expect(retryAfterOf({ retryAfterRfc850: 2 }, date)).toBe('Sunday, 06-Nov-94 08:49:37 GMT')
    expect(retryAfterOf({ retryAfterAsctime: 2 }, date)).toBe('Sun Nov  6 08:49:37 1994')
  })

  test.each(['soon', '-5', '0x10', '1e9', '1.5', 'Infinity', '', '1%2C 2', '277403'])(
    'has Retry-After as it is told: %j',
    async (value) => {
      sandbox.setFaults([`status=429,retry-after=${value}`])
      expect((await ask(sandbox)).headers['retry-after']).toBe(value.replace('%2C', ','))
    },
  )

  test('has further headers, twice the same too, and lacks others', async () => {
    sandbox.setFaults([
      'header=RateLimit: limit=50, remaining=3, reset=1,header=Retry-After: 1,header=Retry-After: 2,header=Content-Type: text/plain,without=date',
    ])
    const { headers, rawHeaders, body } = await ask(sandbox)
    expect(headers['ratelimit']).toBe('limit=50, remaining=3, reset=1')
    expect(headers['content-type']).toBe('text/plain')
    expect(headers.date).toBeUndefined()
    const names = rawHeaders.filter((_, index) => index % 2 === 0)
    expect(names.filter((name) => name === 'Retry-After')).toHaveLength(2)
    expect(body).toEqual(ordinary)
  })

  test('leads to a second server, which counts what reaches it', async () => {
    sandbox.setFaults(['redirect=308'])
    const { status, headers } = await ask(sandbox)
    expect(status).toBe(308)
    const location = new URL(headers.location ?? '')
    expect(location.port).not.toBe(new URL(sandbox.url).port)
    expect(sandbox.redirected).toEqual([])
    const followed = await fetch(location, {
      headers: { Authorization: 'AccessKey canary', 'X-Custom': 'canary' },
    })
    expect(await followed.json()).toEqual({ results: [] })
    await fetch(location)
    const [first, second] = sandbox.redirected
    expect(first).toMatchObject({ method: 'GET', target: location.pathname, isAuthorized: true })
    expect(first?.headerNames).toEqual(expect.arrayContaining(['authorization', 'x-custom']))
    expect(second?.isAuthorized).toBe(false)
    expect(JSON.stringify(sandbox.redirected)).not.toContain('canary')
  })
})

describe('the body', () => {
  test.each([
    ['html', 200, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
    ['html,status=403', 403, 'text/html; charset=utf-8', /^<!DOCTYPE html>/],
    ['empty', 200, 'application/json', /^$/],
    ['status=204', 204, undefined, /^$/],
    ['body={"results":null}', 200, 'application/json', /^\{"results":null\}$/],
    ['json-depth=3', 200, 'application/json', /^\{"results":\[\[\[\[\]\]\]\]\}$/],
    ['json-string=3', 200, 'application/json', /^\{"results":\["aaa"\]\}$/],
    ['json-elements=3', 200, 'application/json', /^\{"results":\[\{\},\{\},\{\}\]\}$/],
  ])('of %s', async (spec, status, type, text) => {
    sandbox.setFaults([spec])
    const outcome = await ask(sandbox)
    expect(outcome.status).toBe(status)
    expect(outcome.headers['content-type']).toBe(type)
    expect(outcome.body.toString()).toMatch(text)
    expect(outcome.failed).toBeUndefined()
  })

  test('stays the ordinary one, cut short or padded, and Content-Length does not tell', async () => {
    sandbox.setFaults(['truncated=20,times=1', 'padded=100000'])
    const cut = await ask(sandbox)
    expect(cut.body).toEqual(ordinary.subarray(0, -20))
    expect(cut.headers['content-length']).toBe(String(ordinary.length - 20))
    const padded = await ask(sandbox)
    expect(padded.body.toString()).toBe(ordinary.toString() + ' '.repeat(100_000))
    expect(padded.headers['content-length']).toBe(String(ordinary.length + 100_000))
  })

  test('is in other characters', async () => {
    const bodyIn = async (charset: string): Promise<Buffer> => {
      sandbox.setFaults([`charset=${charset}`])
      return (await ask(sandbox)).body
    }
    expect(await bodyIn('utf-8-bom')).toEqual(
      Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), ordinary]),
    )
    expect((await bodyIn('utf-16le')).toString('utf16le')).toBe(ordinary.toString())
    expect((await bodyIn('utf-16be')).swap16().toString('utf16le')).toBe(ordinary.toString())
    const fatal = new TextDecoder('utf-8', { fatal: true })
    const invalid = await bodyIn('invalid-utf-8')
    expect(() => fatal.decode(invalid)).toThrow('not valid')
    expect(JSON.parse(invalid.toString())).toMatchObject(JSON.parse(ordinary.toString()))
    const latin1 = await bodyIn('latin1')
    expect(() => fatal.decode(latin1)).toThrow('not valid')
    expect(JSON.parse(latin1.toString('latin1'))).toMatchObject({ 'made-up': 'café' })
  })

  test('is compressed, in order, though nobody asked for it', async () => {
    sandbox.setFaults(['encodings=gzip/br/deflate'])
    const { headers, body } = await ask(sandbox)
    expect(headers['content-encoding']).toBe('gzip, br, deflate')
    expect(gunzipSync(brotliDecompressSync(inflateSync(body)))).toEqual(ordinary)
  })

  test('is a frame of zstd: blocks that are as they were', async () => {
    sandbox.setFaults(['encodings=zstd,padded=300000'])
    const { headers, body } = await ask(sandbox)
    expect(headers['content-encoding']).toBe('zstd')
    const zlib = await import('node:zlib')
    if ('zstdDecompressSync' in zlib) {
      expect(zlib.zstdDecompressSync(body).subarray(0, ordinary.length)).toEqual(ordinary)
    }
    expect(body.subarray(0, 4)).toEqual(Buffer.from('28b52ffd', 'hex'))
  })

  test('is a bomb: few bytes that become very many', async () => {
    sandbox.setFaults(['padded=20971520,encodings=gzip'])
    const { body } = await ask(sandbox)
    expect(body.length).toBeLessThan(30_000)
    expect(gunzipSync(body).length).toBe(ordinary.length + 20_971_520)
  })

  test('never ends', async () => {
    sandbox.setFaults(['endless'])
    const { body, headers } = await ask(sandbox, { enough: 20_000_000 })
    expect(headers['content-length']).toBeUndefined()
    expect(body.length).toBeGreaterThan(20_000_000)
    expect(body.subarray(0, ordinary.length)).toEqual(ordinary)
  })
})

describe('the framing', () => {
  test('promises more than comes, and then the connection is closed', async () => {
    sandbox.setFaults(['content-length=+10'])
    const { headers, body, failed } = await ask(sandbox)
    expect(headers['content-length']).toBe(String(ordinary.length + 10))
    expect(body).toEqual(ordinary)
    expect(failed).toBe('ECONNRESET')
    expect((await askRaw(sandbox)).end).toBe('FIN')
  })

  test('promises less than comes, on a connection that stays open', async () => {
    sandbox.setFaults(['content-length=-10'])
    const { text, end } = await askRaw(sandbox)
    expect(text).toContain(`Content-Length: ${ordinary.length - 10}\r\n`)
    expect(text.endsWith(ordinary.toString())).toBe(true)
    expect(end).toBe('open')
  })

  test('is chunks, with an end, without one, and with a header behind it', async () => {
    sandbox.setFaults(['chunked,times=1', 'chunked-without-end,times=1', 'trailers,times=1'])
    const [complete, unfinished, trailed] = [
      await ask(sandbox),
      await ask(sandbox),
      await ask(sandbox),
    ]
    expect(complete).toMatchObject({ body: ordinary, headers: { 'transfer-encoding': 'chunked' } })
    expect(complete.failed).toBeUndefined()
    expect(unfinished).toMatchObject({ body: ordinary, failed: 'ECONNRESET' })
    expect(trailed).toMatchObject({ body: ordinary, trailers: { 'x-made-up': 'trailer' } })
  })

  test('is the end of the connection', async () => {
    sandbox.setFaults(['until-close'])
    const { headers, body, failed } = await ask(sandbox)
    expect(headers['content-length']).toBeUndefined()
    expect(headers['transfer-encoding']).toBeUndefined()
    expect(headers.connection).toBe('close')
    expect(body).toEqual(ordinary)
    expect(failed).toBeUndefined()
  })

  test('has answers before the one that counts', async () => {
    sandbox.setFaults(['informational=100/102/103'])
    expect(await ask(sandbox)).toMatchObject({
      informational: [100, 102, 103],
      status: 200,
      body: ordinary,
    })
  })

  test.each([
    ['no-http', 'HPE_INVALID_CONSTANT'],
    ['status-line', 'HPE_INVALID_STATUS'],
    ['header', 'HPE_INVALID_HEADER_TOKEN'],
    ['huge-header', 'HPE_HEADER_OVERFLOW'],
    ['length', 'HPE_INVALID_CONTENT_LENGTH'],
    ['two-lengths', 'HPE_UNEXPECTED_CONTENT_LENGTH'],
    ['length-and-chunked', /^HPE_(?:UNEXPECTED_CONTENT_LENGTH|INVALID_TRANSFER_ENCODING)$/],
    ['chunk-size', 'HPE_INVALID_CHUNK_SIZE'],
  ])('is malformed, %s: to Node’s own client %s', async (what, code) => {
    sandbox.setFaults([`malformed=${what}`])
    expect((await ask(sandbox)).failed).toMatch(code)
  })

  test('has a second answer, on a connection that stays open', async () => {
    sandbox.setFaults(['malformed=two-answers'])
    const { text, end } = await askRaw(sandbox)
    expect(text.match(/^HTTP\/1\.1 200 OK/gm)).toHaveLength(1)
    expect(text.split(ordinary.toString())).toHaveLength(3)
    expect(end).toBe('open')
  })
})

describe('the connection', () => {
  test.each([
    ['reset', 'ECONNRESET'],
    ['close', 'FIN'],
    ['stall', 'open'],
  ])('%ss before the head, in it, and after bytes of the body', async (how, expected) => {
    sandbox.setFaults([`${how}=before-headers`])
    expect(await askRaw(sandbox)).toEqual({ text: '', end: expected })
    sandbox.setFaults([`${how}=in-headers`])
    const inHead = await askRaw(sandbox)
    expect(inHead.text).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Type/)
    expect(inHead.text).not.toContain('\r\n\r\n')
    expect(inHead.end).toBe(expected)
    for (const bytes of [0, 40]) {
      sandbox.setFaults([`${how}=${bytes}`])
      const inBody = await askRaw(sandbox)
      const [, body] = inBody.text.split('\r\n\r\n')
      expect(body).toBe(ordinary.subarray(0, bytes).toString())
      expect(inBody.text).toContain(`Content-Length: ${ordinary.length}\r\n`)
      expect(inBody.end).toBe(expected)
    }
  })

  test.each([
    ['close', 'FIN'],
    ['reset', 'ECONNRESET'],
  ])('when idle %ss as the next request is written', async (how, expected) => {
    sandbox.setFaults([`idle=${how},times=1`])
    const { text, end } = await askRaw(sandbox, { requests: 2 })
    expect(text.endsWith(ordinary.toString())).toBe(true)
    expect(end).toBe(expected)
    expect((await askRaw(sandbox, { requests: 2 })).end).toBe('open')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    sandbox.setFaults([`idle=${how},times=1`])
    expect((await ask(sandbox, { agent })).failed).toBeUndefined()
    expect((await ask(sandbox, { agent })).failed).toBe('ECONNRESET')
    expect((await ask(sandbox, { agent })).failed).toBeUndefined()
    agent.destroy()
  })

  test('waits before anything is sent', async () => {
    sandbox.setFaults(['delay=150'])
    const started = performance.now()
    expect((await ask(sandbox)).body).toEqual(ordinary)
    expect(performance.now() - started).toBeGreaterThanOrEqual(149)
  })

  test('drips the body, or the head too, byte by byte', async () => {
    sandbox.setFaults(['drip=100,body=0123456789'])
    const started = performance.now()
    expect((await ask(sandbox)).body.toString()).toBe('0123456789')
    expect(performance.now() - started).toBeGreaterThan(90)
    sandbox.setFaults(['drip-head=1000,empty'])
    const began = performance.now()
    const dripped = await ask(sandbox)
    expect(dripped).toMatchObject({ status: 200, headers: { connection: 'close' } })
    expect(dripped.failed).toBeUndefined()
    expect(performance.now() - began).toBeGreaterThan(140)
  })

  test('is ended by a fault that cannot be sent', async () => {
    sandbox.setFaults(['status=204,trailers'])
    expect((await askRaw(sandbox)).end).toBe('FIN')
  })

  test('carries on after a fault that leaves it whole', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const before = sandbox.connections.length
    sandbox.setFaults([
      'status=503,times=1',
      'chunked,times=1',
      'encodings=gzip,times=1',
      'html,times=1',
    ])
    for (let asked = 0; asked < 5; asked += 1) await ask(sandbox, { agent })
    expect(sandbox.connections.length - before).toBe(1)
    agent.destroy()
  })

  test('keeps the order of requests that are sent at once', async () => {
    sandbox.setFaults(['delay=50,body=first,times=1', 'body=second,drip-head=1000,times=1'])
    const { hostname, port } = new URL(sandbox.url)
    const { connect } = await import('node:net')
    const { text: read } = await import('node:stream/consumers')
    const socket = connect(Number(port), hostname)
    const get = `GET ${pathOf(sandbox, CAROUSEL)} HTTP/1.1\r\nHost: x\r\n`
    socket.write(`${get}\r\n${get}Connection: close\r\n\r\n`)
    expect(await read(socket)).toMatch(/firstHTTP\/1\.1 200 OK\r\n.*second$/s)
  })
})
