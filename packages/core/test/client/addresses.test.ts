import { describe, expect, test } from 'vitest'

import { parseBaseUrl } from '../../src/client/transport/base-url.ts'
import { isLoopback } from '../../src/client/transport/loopback.ts'
import { asProxyFailure, ProxyFailure } from '../../src/client/transport/proxy-failure.ts'
import { proxyFor } from '../../src/client/transport/proxy.ts'
import { userAgentOf } from '../../src/client/user-agent.ts'

describe('this computer is', () => {
  test.each(['localhost', 'bird.localhost', '[::1]', '127.0.0.1', '127.10.20.30', '127.1.2.255'])(
    '%s',
    (hostname) => {
      expect(isLoopback(hostname)).toBe(true)
    },
  )

  test.each([
    'localhost.example.com',
    'notlocalhost',
    '[::2]',
    '128.0.0.1',
    'a127.0.0.1',
    '127.0.0.1.example.com',
  ])('not %s', (hostname) => {
    expect(isLoopback(hostname)).toBe(false)
  })
})

describe('a base URL', () => {
  test.each([
    ['https://a.example', ''],
    ['https://a.example/', ''],
    ['https://a.example//', ''],
    ['https://a.example/b/c', '/b/c'],
    ['https://a.example/b//', '/b'],
  ])('%s puts "%s" in front', (baseUrl, prefix) => {
    expect(parseBaseUrl(baseUrl)).toEqual({ origin: 'https://a.example', prefix })
  })
})

describe('the URL of a proxy', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  test.each([
    ['http://proxy:1', []],
    ['http://someone@proxy:1', [base64('someone:')]],
    ['http://:pass@proxy:1', ['pass', 'pass', base64(':pass')]],
    ['http://some%20one:s%40cret@proxy:1', ['s%40cret', 's@cret', base64('some one:s@cret')]],
  ])('%s holds what must not be shown: %j', (url, secrets) => {
    expect(proxyFor('https://a.example', url, {})?.secrets).toEqual(secrets)
  })

  test('may be https, or nothing but a host and a port', () => {
    expect(proxyFor('https://a.example', 'https://proxy:8443', {})?.url).toBe('https://proxy:8443/')
    expect(proxyFor('https://a.example', 'proxy:8080', {})?.url).toBe('http://proxy:8080/')
  })
})

describe('NO_PROXY', () => {
  test.each([
    ['https://api.bird.com:8443', 'api.bird.com:8443', true],
    ['https://api.bird.com:8443', 'api.bird.com:443', false],
    ['https://api.bird.com:8443', 'api.bird.com', true],
    ['https://api.bird.com', 'API.Bird.com', true],
    ['https://api.bird.com', '*.bird.com', true],
    ['https://api.bird.com', 'example.com,, \tapi.bird.com', true],
    ['https://api.bird.com', 'bird', false],
    ['http://gateway.example.com', 'gateway.example.com:80', true],
    ['http://gateway.example.com', 'gateway.example.com:443', false],
    ['https://[::2]:8080', '[::2]:8080', true],
    // A dot at the end of a host is no empty entry.
    ['https://api.bird.com.', ',example.com,', false],
  ])('for %s and "%s" excepts: %j', (origin, exceptions, excepted) => {
    const env = { HTTPS_PROXY: 'http://proxy:1', HTTP_PROXY: 'http://proxy:1' }
    for (const name of ['no_proxy', 'NO_PROXY']) {
      const proxy = proxyFor(origin, undefined, { ...env, [name]: exceptions })
      expect(proxy === undefined).toBe(excepted)
    }
  })
})

describe("a failure is the proxy's", () => {
  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ])('when it comes before the tunnel: %s', (code) => {
    const failure = Object.assign(new Error('words'), { code })
    const outcome = asProxyFailure(failure, 'proxy:1')
    expect(outcome).toBeInstanceOf(ProxyFailure)
    expect(outcome).toMatchObject({ host: 'proxy:1', status: undefined, cause: failure })
  })

  test('when it refuses the tunnel', () => {
    const failure = new Error('Proxy response (407) !== 200 when HTTP Tunneling')
    expect(asProxyFailure(failure, 'proxy:1')).toMatchObject({ status: 407, cause: failure })
  })

  test.each<[string, unknown]>([
    ['of the server behind it', Object.assign(new Error('words'), { code: 'CERT_HAS_EXPIRED' })],
    ['of another name', Object.assign(new Error('words'), { code: 'NOT_ECONNREFUSED' })],
    ['without a code', new Error('words')],
    ['whose code is no text', Object.assign(new Error('words'), { code: ['ECONNRESET'] })],
    ['that speaks of a proxy', new Error('There was a Proxy response (407)')],
    ['that is no error', { code: 'ECONNREFUSED', message: 'Proxy response (407)' }],
    ['that is nothing', null],
  ])('and not one %s', (_name, failure) => {
    expect(asProxyFailure(failure, 'proxy:1')).toBe(failure)
  })
})

test("the caller's own words stand in the user agent without blanks around", () => {
  expect(userAgentOf(' my-service/1.2.0 ')).toBe(`my-service/1.2.0 ${userAgentOf(undefined)}`)
})
