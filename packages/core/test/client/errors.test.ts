import {
  ApiError,
  BirdError,
  ConnectionError,
  ResponseError,
  TimeoutError,
} from '@bird-interactions/core'
import { BodyTooLargeError } from '@bird-interactions/core/client'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { serve, serveBytes } from './server.ts'
import { clientFor, ref, rejection } from './setting.ts'

const once = { retries: 0 }

async function errorFor(status: number, body: string, headers: Record<string, string> = {}) {
  const server = await serve((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
  const error = await rejection(clientFor(server.url, once).interactions.list(ref))
  return { error, server }
}

describe('a status that is not 2xx is an ApiError that says what to do', () => {
  const body = '{"code":"SomeCode","message":"some words","details":{".id":["is wrong"]}}'

  test.each([
    [400, 'invalid_request', 'Check the ids'],
    [401, 'unauthorized', 'Check that the key'],
    [403, 'forbidden', 'access policy'],
    [404, 'not_found', 'or the request did not pass its validation'],
    [422, 'invalid_request', 'Check the ids'],
    [429, 'rate_limited', 'Ask less often'],
    [500, 'server_error', 'try again later'],
    [503, 'server_error', 'try again later'],
  ])('%i is %s', async (status, code, advice) => {
    const { error } = await errorFor(status, body)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toBeInstanceOf(BirdError)
    expect(error).toMatchObject({
      name: 'ApiError',
      code,
      status,
      attempts: 1,
      body: { code: 'SomeCode', message: 'some words', details: { '.id': ['is wrong'] } },
    })
    expect((error as Error).message).toContain(String(status))
    expect((error as Error).message).toContain(advice)
    expect((error as Error).message).toContain('some words')
  })

  test.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
  ])('%i is one of success: %j', async (status, success) => {
    const client = clientFor('https://example.com', { transport: fakeTransport({ status }) })
    const outcome = await client.interactions.list(ref).catch((error: unknown) => error)
    expect(!(outcome instanceof ApiError)).toBe(success)
  })

  test('a page of a proxy keeps its status and shows at most 200 characters of it, harmless', async () => {
    const page = `<html>\u001b]0;title\u0007\u202e${'x'.repeat(500)}</html>`
    const { error } = await errorFor(403, page, { 'content-type': 'text/html' })
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 403, code: 'forbidden' })
    expect(error).not.toHaveProperty('body')
    const { message } = error as Error
    expect(message).toContain('text/html')
    expect(message).toContain('<html>\\u001b]0;title\\u0007\\u202e')
    expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
    expect(message.length).toBeLessThan(900)
  })

  test('an error that is nested too deeply to be written, or too long, is an ApiError all the same', async () => {
    const nested = (depth: number): string =>
      `{"code":"Deep","message":"some words","details":{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}}`
    for (const depth of [100_000, 1_000_000]) {
      const { error } = await errorFor(422, nested(depth))
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ status: 422, code: 'invalid_request' })
      expect((error as Error).message).toContain('some words')
    }
    const { error } = await errorFor(422, nested(131_000))
    expect(error).toMatchObject({ body: { code: 'Deep', message: 'some words' } })
    const { error: longer } = await errorFor(422, nested(132_000))
    expect(longer).not.toHaveProperty('body')
  })

  test('an error without content says so', async () => {
    const { error } = await errorFor(500, '')
    expect((error as Error).message).toContain('It gave no reason.')
  })

  test.each([301, 302, 303, 307, 308])(
    'a redirect (%i) is not followed: the other server is never asked, and the error names it',
    async (status) => {
      const other = await serve((_request, response) => response.end('{"results":[]}'))
      const { error } = await errorFor(status, '', { location: `${other.url}/elsewhere` })
      expect(error).toMatchObject({ code: 'redirected', status })
      expect((error as Error).message).toContain(`${other.url}/elsewhere`)
      expect(other.requests).toEqual([])
    },
  )
})

test('a redirect that only gives a path names the server that was asked', async () => {
  const transport = fakeTransport({ status: 302, headers: { location: '/login' } })
  const error = await rejection(
    clientFor('https://example.com/b', { transport }).interactions.list(ref),
  )
  expect((error as Error).message).toContain('it redirects to "https://example.com/login", which')
})

describe('a 2xx that is not the documented list is a ResponseError, never an empty list', () => {
  test.each([
    ['HTML', 'not_json', '<!doctype html><title>Log in</title>', 'text/html'],
    ['a text', 'not_json', 'upstream ok', 'text/plain'],
    ['nothing', 'empty_body', '', 'application/json'],
    ['an empty object', 'unexpected_shape', '{}', 'application/json'],
    ['results that are null', 'unexpected_shape', '{"results":null}', 'application/json'],
    ['results that are an object', 'unexpected_shape', '{"results":{}}', 'application/json'],
    ['a list', 'unexpected_shape', '[]', 'application/json'],
    ['null', 'not_json_or_shape', 'null', 'application/json'],
    ['a JSON text', 'unexpected_shape', '"x"', 'application/json'],
    ['JSON that is cut', 'invalid_json', '{"results":[{"id":"a', 'application/json'],
    ['JSON with a slip', 'invalid_json', '{"results":[},]}', 'application/json'],
  ])('%s', async (_name, code, body, type) => {
    const { error } = await errorFor(200, body, { 'content-type': type })
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      name: 'ResponseError',
      code: code === 'not_json_or_shape' ? 'unexpected_shape' : code,
      status: 200,
    })
  })

  test.each([
    ['within a text', '{"results":["é🎉', 'breaks at byte 19 of 19'],
    ['after a byte order mark', '\ufeff{"results":["é', 'breaks at byte 18 of 18'],
    ['in its middle', '{"results":"é" "x"}', 'breaks at byte 16 of 20'],
    ['between two values', '{"results":["é",', 'ends at byte 17, before it is complete'],
    ['by a slip', '{"results":["é",]}', 'breaks within its 19 bytes'],
    [
      'by a slip near what reads like a place',
      '{"results":["at position 5",]}',
      'breaks within its 30 bytes',
    ],
  ])('JSON that is broken %s says where', async (_name, body, words) => {
    const { error } = await errorFor(200, body)
    expect(error).toMatchObject({ code: 'invalid_json' })
    expect((error as Error).message).toContain(words)
  })

  test('204 has no content', async () => {
    const { error } = await errorFor(204, '')
    expect(error).toMatchObject({ code: 'empty_body', status: 204 })
  })

  test('JSON is taken whatever its content type is called', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('{"results":[]}')
    })
    const { interactions } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toEqual([])
  })

  test('a byte order mark is skipped', async () => {
    const server = await serve((_request, response) => response.end('\ufeff{"results":[]}'))
    const { interactions } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toEqual([])
  })

  test('invalid UTF-8 is an error, not a replacement character', async () => {
    const server = await serve((_request, response) =>
      response.end(
        Buffer.concat([Buffer.from('{"results":["'), Buffer.from([0xff]), Buffer.from('"]}')]),
      ),
    )
    const error = await rejection(clientFor(server.url, once).interactions.list(ref))
    expect(error).toMatchObject({ code: 'invalid_encoding' })
  })

  test('a compressed answer is refused, since none was asked for', async () => {
    const { error } = await errorFor(200, '{"results":[]}', { 'content-encoding': 'gzip' })
    expect(error).toMatchObject({ code: 'compressed_body' })
  })

  test('a body over the cap is given up while it arrives, with and without its length announced', async () => {
    const announced = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '4000' }).end('x'.repeat(4000))
    })
    let sent = 0
    const endless = await serve((_request, response) => {
      const write = (): void => {
        if (response.destroyed) return
        sent += 1000
        response.write('x'.repeat(1000), () => setImmediate(write))
      }
      write()
    })
    for (const { url } of [announced, endless]) {
      const error = await rejection(
        clientFor(url, { ...once, maxBodyBytes: 3000 }).interactions.list(ref),
      )
      expect(error).toMatchObject({ code: 'body_too_large' })
      expect((error as Error).message).toContain('3000 bytes')
      expect((error as Error).cause).toBeInstanceOf(BodyTooLargeError)
    }
    expect(sent).toBeLessThan(10_000_000)
  })

  test('a body that announces a length over the cap is not waited for', async () => {
    const server = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n')
    })
    const error = await rejection(clientFor(server.url, once).interactions.list(ref))
    expect(error).toMatchObject({ code: 'body_too_large' })
  })
})

describe('no answer is a ConnectionError or a TimeoutError', () => {
  test('nobody listens', async () => {
    const error = await rejection(clientFor('http://127.0.0.1:1', once).interactions.list(ref))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 1 })
    expect((error as Error).message).toContain('ECONNREFUSED')
  })

  test('a transport that throws at once leaves no timer', async () => {
    const clock = fakeClock()
    const transport = (): never => {
      throw new Error('out of order')
    }
    const client = clientFor('https://example.com', { ...once, clock, transport })
    const error = await rejection(client.interactions.list(ref))
    expect(error).toMatchObject({ code: 'connection_failed', attempts: 1 })
    expect(clock.pending()).toBe(0)
  })

  test('the host has no address', async () => {
    const failure = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    const transport = fakeTransport(failure)
    const error = await rejection(
      clientFor('https://no-such-host.invalid', { transport }).interactions.list(ref),
    )
    expect(error).toMatchObject({ code: 'host_not_found' })
    expect((error as Error).message).toContain('no-such-host.invalid')
    expect(transport.requests).toHaveLength(2)
  })

  test('a certificate that is not accepted is never tried again', async () => {
    const failure = Object.assign(new Error('certificate'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' })
    const transport = fakeTransport(failure)
    const error = await rejection(
      clientFor('https://example.com', { transport }).interactions.list(ref),
    )
    expect(error).toMatchObject({ code: 'tls_failed' })
    expect((error as Error).message).toContain('NODE_EXTRA_CA_CERTS')
    expect(transport.requests).toHaveLength(1)
  })

  test.each([
    ['before the headers', ''],
    ['within the headers', 'HTTP/1.1 200 OK\r\ncontent-'],
    ['within a body of known length', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"results":'],
    ['within a chunked body', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"res'],
  ])('the connection breaks %s, twice, and the third attempt is answered', async (_name, bytes) => {
    const server = await serveBytes((socket, connection) => {
      if (connection < 3) socket.write(bytes, () => socket.destroy())
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{"results":[]}')
    })
    const { interactions, response } = await clientFor(server.url).interactions.list(ref)
    expect(interactions).toEqual([])
    expect(response.attempts).toBe(3)
  })

  test('what is no HTTP is a ConnectionError', async () => {
    const server = await serveBytes((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    const error = await rejection(clientFor(server.url, once).interactions.list(ref))
    expect(error).toBeInstanceOf(ConnectionError)
  })

  test.each([
    ['headers that never come', ''],
    ['a body that drips', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{'],
  ])('%s end with the time of the attempt', async (_name, bytes) => {
    const server = await serveBytes((socket) => socket.write(bytes))
    const error = await rejection(
      clientFor(server.url, { ...once, timeout: { attemptMs: 30 } }).interactions.list(ref),
    )
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ name: 'TimeoutError', code: 'attempt_timed_out', attempts: 1 })
    expect((error as Error).message).toContain('30 ms')
  })
})
