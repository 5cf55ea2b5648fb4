import { describe, expect, test } from 'vitest'

import { checkAccessKey } from '../../src/client/access-key.ts'
import { checkId } from '../../src/client/ids.ts'
import { integerOption } from '../../src/client/options.ts'
import { parseBaseUrl } from '../../src/client/transport/base-url.ts'
import { proxyFor } from '../../src/client/transport/proxy.ts'
import { userAgentOf } from '../../src/client/user-agent.ts'

describe('an option that cannot work says', () => {
  const words = (call: () => unknown) => {
    try {
      call()
    } catch (error) {
      expect(error).toMatchObject({ name: 'ConfigError' })
      return (error as Error).message
    }
    throw new Error('It was taken.')
  }

  test.each([
    [7, 'is no text but of type number'],
    [null, 'is no text but null'],
    [undefined, 'is no text but of type undefined'],
    ['', 'is empty'],
    [' ', 'is empty'],
    [
      'AccessKey abc',
      'starts with the word of an authorization scheme; pass the key alone, the client adds "AccessKey"',
    ],
    ['abc\n', 'has blanks or a line break at an end; read from a file, it needs .trim()'],
    [' abc', 'has blanks or a line break at an end; read from a file, it needs .trim()'],
    ['my bearer key', 'holds a blank, a control character or a letter outside ASCII'],
    ['a c', 'holds a blank, a control character or a letter outside ASCII'],
  ])('what is wrong with the access key %j', (key, problem) => {
    expect(words(() => checkAccessKey(key))).toBe(
      `The access key ${problem}. Copy it from Bird's access keys page (https://docs.bird.com/api/api-access/api-authorization).`,
    )
  })

  test.each([
    [undefined, 'missing'],
    [7, 'no text'],
    [['2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'], 'no text'],
    ['abc', '"abc", no UUID'],
    ['a'.repeat(70), `"${'a'.repeat(60)}…", no UUID`],
  ])('what is wrong with the id %j', (id, given) => {
    expect(words(() => checkId('channelId', id))).toBe(
      `channelId is ${given}. Pass the id that Bird gave, such as 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1.`,
    )
  })

  test.each([0, 11, 1.5, '2', null])('which integers there are instead of %j', (value) => {
    expect(words(() => integerOption('retries', value, 1, 10))).toBe(
      `retries is ${value}. Pass an integer from 1 to 10.`,
    )
  })

  test.each([1, 10])('nothing of %i at the end of a range', (value) => {
    expect(integerOption('retries', value, 1, 10)).toBe(value)
  })

  test.each([
    ['api.bird.com', 'is no URL; write one such as https://api.bird.com'],
    [
      'https://a@api.bird.com',
      'holds a name or a password; leave them out, the access key is what Bird asks for',
    ],
    [
      'https://:b@api.bird.com',
      'holds a name or a password; leave them out, the access key is what Bird asks for',
    ],
    ['https://api.bird.com?a', 'holds a query or a fragment; leave it out'],
    ['https://api.bird.com#a', 'holds a query or a fragment; leave it out'],
    ['ftp://api.bird.com', 'has the protocol ftp:; write https:'],
    [
      'http://api.bird.com/x',
      'http://api.bird.com is http:, so anyone on the way could read the access key; write https:, or set allowInsecure',
    ],
  ])('what is wrong with the base URL %s', (baseUrl, problem) => {
    expect(words(() => parseBaseUrl(baseUrl))).toBe(`The base URL ${problem}.`)
  })

  test.each(['ftp://proxy', 'http://'])('what is wrong with the proxy %s', (url) => {
    const advice =
      'is no URL of a proxy. Write one such as http://proxy.example.com:8080; name and password may stand in front of the host, a percent sign in them as %25.'
    expect(words(() => proxyFor('https://a.example', url, {}))).toBe(`proxy ${advice}`)
    expect(() => proxyFor('https://a.example', url, {})).toThrow(
      expect.objectContaining({ code: 'invalid_option' }),
    )
    expect(words(() => proxyFor('https://a.example', undefined, { HTTPS_PROXY: url }))).toBe(
      `HTTPS_PROXY ${advice}`,
    )
  })

  test.each(['a\u0001', 'é', '', ' '])('what is wrong with the user agent %j', (own) => {
    expect(words(() => userAgentOf(own))).toBe(
      'userAgent holds a letter that a header cannot hold. Pass a name and a version such as "my-service/1.2.0".',
    )
  })
})
