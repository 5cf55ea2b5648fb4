import type { BirdError } from '@bird-interactions/core'
import { fakeClock } from '@bird-interactions/core/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { apiErrorOf } from '../../src/client/answer/api-error.ts'
import { connectionErrorOf } from '../../src/client/answer/connection-error.ts'
import { readBody } from '../../src/client/answer/read-body.ts'
import { ProxyFailure } from '../../src/client/transport/proxy-failure.ts'
import { BodyTooLargeError } from '../../src/client/transport/transport.ts'

/** The whole of what a person reads: each of these says what happened, why it is likely, and what to do next. */
describe('an answer other than 2xx says', () => {
  const words = (
    status: number,
    headers: Record<string, string> = {},
    body: unknown = '',
    retryAfterMs?: number,
  ) =>
    apiErrorOf(
      {
        status,
        headers,
        body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
      },
      {
        url: 'https://api.bird.com/workspaces/w/channels/c',
        clock: fakeClock(),
        secrets: [],
        attempts: 1,
        retryAfterMs,
      },
    ).message

  test.each([
    [
      401,
      'it does not accept the access key. Check that the key is complete, not revoked, and one for the Channels API (api.bird.com): keys of the other Bird and MessageBird APIs do not work here.',
    ],
    [
      403,
      'the access key may not view these interactions. Its access policy needs View on /workspaces/*/channels/*/messages/*/interactions; a policy on …/messages/* does not cover them.',
    ],
    [
      404,
      'it does not know this message in this channel of this workspace, or the request did not pass its validation (Bird documents 404 as both). Check that the three ids belong together.',
    ],
    [
      429,
      'the rate limit of the workspace is reached (50 GET requests a second, all channels and programs together), and the request was not processed. Ask less often, or later.',
    ],
    [
      422,
      'it refuses the request as it is, and would refuse it again. Check the ids and the base URL.',
    ],
    [500, 'it failed to answer. Nothing is known to be wrong with the request: try again later.'],
    [
      501,
      'it failed to answer. Nothing is known to be wrong with the request: try again later, and check the base URL.',
    ],
    [
      505,
      'it failed to answer. Nothing is known to be wrong with the request: try again later, and check the base URL.',
    ],
    [
      199,
      'it refuses the request as it is, and would refuse it again. Check the ids and the base URL.',
    ],
    [
      300,
      'it redirects to an unnamed place, which is not followed, so that the access key goes nowhere else. Check the base URL.',
    ],
    [
      302,
      'it redirects to an unnamed place, which is not followed, so that the access key goes nowhere else. Check the base URL.',
    ],
  ])('what %i means', (status, meaning) => {
    expect(words(status)).toBe(`Bird answered ${status}: ${meaning} It gave no reason.`)
  })

  test.each([
    ['https://elsewhere.example.com/a', 'https://elsewhere.example.com/a'],
    ['/login', 'https://api.bird.com/login'],
    ['//elsewhere.example.com/a', 'https://elsewhere.example.com/a'],
    ['http://', 'http://'],
  ])('that a redirect to %s leads to %s', (location, target) => {
    expect(words(302, { location })).toContain(`it redirects to "${target}", which`)
  })

  test('where a redirect leads, cut off when that is long', () => {
    const whole = `https://elsewhere.example.com/${'a'.repeat(170)}`
    expect(words(302, { location: whole })).toContain(`"${whole}"`)
    const location = `${whole}${'a'.repeat(100)}`
    expect(words(302, { location })).toContain(`"${location.slice(0, 200)}…"`)
  })

  test.each([
    [{ code: 'Nope', message: 'no' }, ' Its words: "no" (code "Nope").'],
    [
      { code: 'Nope', message: 'no', details: { a: [1] } },
      ' Its words: "no" (code "Nope") "{"a":[1]}".',
    ],
    [{ code: 'Nope', message: 'no', details: 'text' }, ' Its words: "no" (code "Nope").'],
    [{ code: 'c'.repeat(70), message: 'no' }, ` Its words: "no" (code "${'c'.repeat(60)}…").`],
  ])('the words of the documented error: %j', (body, expected) => {
    expect(words(422, {}, body)).toMatch(/^Bird answered 422: .* base URL\. Its words: /)
    expect(words(422, {}, body).endsWith(expected)).toBe(true)
  })

  test.each([
    ['  page  ', { 'content-type': 'text/html' }, '"text/html"', '"page"'],
    ['page', {}, 'something', '"page"'],
    ['[]', { 'content-type': 'a'.repeat(70) }, `"${'a'.repeat(60)}…"`, '"[]"'],
    ['{"code":1,"message":"a"}', {}, 'something', '"{"code":1,"message":"a"}"'],
    ['{"code":"a","message":1}', {}, 'something', '"{"code":"a","message":1}"'],
    ['{"code":"a"}', {}, 'something', '"{"code":"a"}"'],
    ['null', {}, 'something', '"null"'],
  ])('that %j is not the documented error', (body, headers, kind, shown) => {
    expect(words(500, headers, body)).toContain(
      `later. It sent ${kind} instead of the documented error, so it may come from a proxy on the way: ${shown}.`,
    )
  })

  test('the documented error of up to 256 Ki characters', () => {
    const body = (length: number) => {
      const empty = JSON.stringify({ code: 'Nope', message: '' })
      return empty.replace('""', `"${'x'.repeat(length - empty.length)}"`)
    }
    expect(words(422, {}, body(256 * 1024))).toContain('Its words: "xxx')
    expect(words(422, {}, body(256 * 1024 + 1))).toContain('instead of the documented error')
  })

  test('nothing of details that JSON.stringify cannot write, as in Node 20 for deep ones', () => {
    const body = JSON.stringify({ code: 'Nope', message: 'no', details: { deep: [] } })
    const write = vi.spyOn(JSON, 'stringify').mockImplementation(() => {
      throw new RangeError('Maximum call stack size exceeded')
    })
    onTestFinished(() => {
      write.mockRestore()
    })
    expect(words(422, {}, body)).toMatch(/ Its words: "no" \(code "Nope"\)\.$/)
  })

  test('nothing of a body of blanks', () => {
    expect(words(500, {}, ' \n')).toMatch(/ It gave no reason\.$/)
  })

  test('when to come back', () => {
    expect(words(503, {}, '', 1500)).toContain(
      'later. It asks not to come back before 2026-01-01T00:00:01.500Z. It gave',
    )
    expect(words(503, {}, '', Number.MAX_VALUE)).toContain('before the end of time.')
  })
})

describe('no answer says', () => {
  const context = { origin: 'https://api.bird.com', secrets: [], attempts: 1, maxBodyBytes: 3000 }
  const failure = (code: string) => Object.assign(new Error('words of undici'), { code })
  const words = (error: unknown, attempts = 1) =>
    connectionErrorOf(error, { ...context, attempts }).message

  test.each([
    [
      'ENOTFOUND',
      "No address is known for https://api.bird.com (ENOTFOUND). Check the base URL for a typing error, and this computer's name service.",
    ],
    [
      'CERT_HAS_EXPIRED',
      "No safe connection to https://api.bird.com could be made (CERT_HAS_EXPIRED): its certificate or protocol was not accepted. Behind a company proxy, name the proxy's certificate in NODE_EXTRA_CA_CERTS.",
    ],
    [
      'ECONNREFUSED',
      'The connection to https://api.bird.com failed (ECONNREFUSED). Nothing listens there: check the base URL and its port.',
    ],
    [
      'EAI_AGAIN',
      'The connection to https://api.bird.com failed (EAI_AGAIN). The name service did not answer: check the network, and try again.',
    ],
    [
      'ECONNRESET',
      'The connection to https://api.bird.com failed (ECONNRESET). Check the network, and try again.',
    ],
  ])('what %s means', (code, expected) => {
    const cause = failure(code)
    const error = connectionErrorOf(cause, { ...context, attempts: 1 })
    expect(error.message).toBe(expected)
    expect(error).toMatchObject({ name: 'ConnectionError', attempts: 1 })
    expect(error.cause).toBe(cause)
    expect(words(Object.assign(new Error('outer'), { cause: failure(code) }))).toBe(expected)
  })

  test('nothing of a certificate because of a word in the middle of a code', () => {
    expect(words(failure('NO_CERT_'))).toContain('failed (NO_CERT_). Check the network')
  })

  test.each([
    ['its message', new Error('out of order'), 'out of order'],
    ['its name, when it has no message', new TypeError(''), 'TypeError'],
    ['a text', 'out of order', 'out of order'],
    ['nothing', null, 'null'],
    ['nothing', undefined, 'undefined'],
    ['a number', Object.assign(new Error('odd'), { code: 7 }), 'odd'],
    ['a cause without a code', new Error('odd', { cause: { code: 7 } }), 'odd'],
    ['a cause that is no object', new Error('odd', { cause: 'x' }), 'odd'],
  ])('of a failure without a code %s', (_name, error, shown) => {
    expect(words(error)).toBe(
      `The connection to https://api.bird.com failed (${shown}). Check the network, and try again.`,
    )
  })

  test('how many attempts there were, when there were several', () => {
    expect(words(failure('ECONNRESET'), 3)).toContain(
      'failed (ECONNRESET) in 3 attempts. Check the network',
    )
  })

  test('that an answer is too long', () => {
    const error = connectionErrorOf(new BodyTooLargeError(), context)
    expect(error).toMatchObject({
      name: 'ResponseError',
      code: 'body_too_large',
      message:
        'The answer is longer than 3000 bytes, so reading it was given up. No list of interactions is known to be so long: check the base URL, or raise maxBodyBytes.',
    })
    expect(error.cause).toBeInstanceOf(BodyTooLargeError)
  })

  test.each([
    [
      407,
      undefined,
      'asks for a name and a password (407): write them into its URL, or go without it with proxy: false or NO_PROXY.',
    ],
    [
      403,
      undefined,
      'refuses the way (403): ask whoever runs it, or go without it with proxy: false or NO_PROXY.',
    ],
    [
      500,
      undefined,
      'failed (500). Check its address and whether it runs, or go without it with proxy: false or NO_PROXY.',
    ],
    [
      undefined,
      failure('ECONNREFUSED'),
      'failed (ECONNREFUSED). Check its address and whether it runs, or go without it with proxy: false or NO_PROXY.',
    ],
    [
      undefined,
      undefined,
      'failed (no connection). Check its address and whether it runs, or go without it with proxy: false or NO_PROXY.',
    ],
  ])('what a proxy that answers %s did', (status, cause, expected) => {
    expect(words(new ProxyFailure('proxy:8080', status, cause))).toBe(
      `The proxy proxy:8080, on the way to https://api.bird.com, ${expected}`,
    )
  })

  test('how many attempts a proxy failed', () => {
    expect(words(new ProxyFailure('proxy:8080', 502, undefined), 3)).toContain(
      'failed (502) in 3 attempts. Check its address',
    )
  })

  test('a proxy failure by its name and what went wrong', () => {
    const cause = failure('ECONNRESET')
    const error = new ProxyFailure('proxy:8080', undefined, cause)
    expect(String(error)).toBe('ProxyFailure: The proxy proxy:8080 failed')
    expect(error.cause).toBe(cause)
  })
})

describe('a body that is no list says', () => {
  const words = (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    try {
      readBody(
        {
          status: 200,
          headers,
          body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        },
        [],
      )
    } catch (error) {
      expect(error).toMatchObject({ name: 'ResponseError', status: 200 })
      return (error as BirdError).message
    }
    throw new Error('It was read.')
  }

  test.each([
    ['gzip', '"gzip"'],
    [' GZIP ', '"gzip"'],
    ['a'.repeat(50), `"${'a'.repeat(40)}…"`],
  ])('that it is compressed: %s', (encoding, shown) => {
    expect(words('{}', { 'content-encoding': encoding })).toBe(
      `The answer is compressed (${shown}) although no compression was asked for. A proxy on the way may do that: let it pass answers as they are.`,
    )
  })

  test('that it is empty', () => {
    expect(words('')).toBe(
      'The answer (200) has no content, so nothing is known of the interactions. Bird answers {"results": []} when there are none: check the base URL, and try again.',
    )
  })

  test('that it is not UTF-8', () => {
    expect(words(Uint8Array.of(0xff))).toBe(
      'The answer is not UTF-8, the encoding of JSON. Bird does not send that: check the base URL and any proxy on the way.',
    )
  })

  test.each([
    [{}, '"no content type"'],
    [{ 'content-type': 'text/html' }, '"text/html"'],
    [{ 'content-type': 'a'.repeat(70) }, `"${'a'.repeat(60)}…"`],
  ])('that it is not JSON: %j', (headers, type) => {
    expect(words(' <html>\n', headers)).toBe(
      `The answer (200, ${type}) is not JSON. It may be the page of a login, a proxy or a firewall on the way: check the base URL and the network. It starts: "<html>".`,
    )
  })

  test('that it is not JSON, though there is some in it', () => {
    expect(words('<html>{"a":1}')).toContain('It starts: "<html>{"a":1}".')
  })

  test.each([
    ['Unterminated string in JSON at position 2', 'breaks at byte 2 of 3'],
    ['Unterminated string in JSON at position 2 (line 1 column 3)', 'breaks at byte 2 of 3'],
    ['Unterminated string in JSON at position 2 (line 12 column 34)', 'breaks at byte 2 of 3'],
    ['"at position 2" is not valid JSON', 'breaks within its 3 bytes'],
    ['Unexpected end of JSON input', 'ends at byte 3, before it is complete'],
    ['anything', 'breaks within its 3 bytes'],
  ])('where JSON breaks, in the words of any version of Node: %s', (own, expected) => {
    const parse = vi.spyOn(JSON, 'parse').mockImplementation(() => {
      throw new SyntaxError(own)
    })
    onTestFinished(() => {
      parse.mockRestore()
    })
    expect(words('{"a')).toBe(
      `The answer is JSON that ${expected}. It was probably cut on the way: try again.`,
    )
  })

  test.each(['[1', '{"a"', '"a', ' \n{'])('that %j is JSON that is cut', (body) => {
    expect(words(body)).toMatch(
      /^The answer is JSON that (?:ends|breaks) .*\. It was probably cut on the way: try again\.$/,
    )
  })

  test.each(['identity', ' Identity ', ''])(
    'nothing of an encoding that is none: %j',
    (encoding) => {
      const body = new TextEncoder().encode('{"a":1}')
      const headers = { 'content-encoding': encoding }
      expect(readBody({ status: 200, headers, body }, [])).toEqual({ a: 1 })
    },
  )
})
