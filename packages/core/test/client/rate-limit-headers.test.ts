import { fakeClock } from '@bird-interactions/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseRateLimitHeaders } from '../../src/client/pace/rate-limit-headers.ts'
import { parseStructuredList } from '../../src/client/pace/structured-list.ts'

const now = Date.UTC(2026, 0, 1)
const clock = fakeClock(now)
const read = (headers: Record<string, string>) => parseRateLimitHeaders(headers, clock)
const quota = (remaining: number, resetMs: number) => ({
  quotas: [{ remaining, resetMs }],
  ignored: 0,
})
const nothing = { quotas: [], ignored: 0 }
const malformed = { quotas: [], ignored: 1 }

describe('C10: headers that tell of the limit', () => {
  test.each<[string, Record<string, string>, unknown]>([
    ['none', { 'content-type': 'application/json' }, nothing],
    ['draft 7', { ratelimit: 'limit=50, remaining=3, reset=1' }, quota(3, 1000)],
    ['draft 7, other order', { ratelimit: 'reset=2,remaining=0 , limit=50' }, quota(0, 2000)],
    ['draft 7, extended', { ratelimit: 'remaining=3;x="a, b", reset=1, f, n=1.5' }, quota(3, 1000)],
    ['a list', { ratelimit: '"default";r=3;t=1' }, quota(3, 1000)],
    ['a list of tokens', { ratelimit: ' default; t=1; r=3; pk=:c29tZQ==: ' }, quota(3, 1000)],
    [
      'a list of two',
      { ratelimit: '"second";r=3;t=1, "minute, \\"50\\"";r=99;t=30' },
      {
        quotas: [
          { remaining: 3, resetMs: 1000 },
          { remaining: 99, resetMs: 30_000 },
        ],
        ignored: 0,
      },
    ],
    ['a list without a time', { ratelimit: '"default";r=3' }, nothing],
    [
      'a list whose time is in the policy',
      { ratelimit: '"b";r=3', 'ratelimit-policy': '"a";q=9;w=9, "b";q=50;w=2' },
      {
        quotas: [
          { remaining: 9, resetMs: 9000 },
          { remaining: 50, resetMs: 2000 },
          { remaining: 3, resetMs: 2000 },
        ],
        ignored: 0,
      },
    ],
    ['a policy of draft 7', { 'ratelimit-policy': '10;w=1;comment="a, b"' }, quota(10, 1000)],
    ['a policy without a window', { 'ratelimit-policy': '"a";q=10' }, nothing],
    ['a policy of requests', { 'ratelimit-policy': '"a";q=9;w=1;qu="requests"' }, quota(9, 1000)],
    [
      'a policy of something else',
      { 'ratelimit-policy': '"a";q=9;w=1;qu="content-bytes"', ratelimit: '"a";r=3;t=1' },
      nothing,
    ],
    ['drafts 3 to 6', { 'ratelimit-remaining': '3', 'ratelimit-reset': '1' }, quota(3, 1000)],
    ['X-', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' }, quota(0, 7000)],
    ['X- remaining alone', { 'x-ratelimit-remaining': '3' }, nothing],
    ['X- reset alone', { 'x-ratelimit-reset': '1' }, nothing],
    ['a half of each', { 'ratelimit-remaining': '3', 'x-ratelimit-reset': '1' }, nothing],
    [
      'X- with a time in seconds',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(now / 1000 + 5) },
      quota(3, 5000),
    ],
    [
      'X- with a time in milliseconds',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(now + 5500) },
      quota(3, 5500),
    ],
    [
      'X- with a time that has gone by',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(now / 1000 - 5) },
      quota(3, 0),
    ],
    [
      "X- with a time, by the server's clock (C52)",
      {
        'x-ratelimit-remaining': '3',
        'x-ratelimit-reset': String(now / 1000 + 86_405),
        date: 'Fri, 02 Jan 2026 00:00:00 GMT',
      },
      quota(3, 5000),
    ],
    ['a reset after a year', { ratelimit: 'remaining=3, reset=31536000' }, quota(3, 60_000)],
    [
      'a time in a year',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1798761600' },
      quota(3, 60_000),
    ],
    [
      'just less than a time',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '999999999' },
      quota(3, 60_000),
    ],
    [
      'the first second that is a time',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1000000000' },
      quota(3, 0),
    ],
    [
      'the first millisecond that is a time',
      { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '1000000000000' },
      quota(3, 0),
    ],
  ])('%s', (_name, headers, expected) => {
    expect(read(headers)).toEqual(expected)
  })

  const numbers = ['', ' ', 'soon', '-1', '+1', '1.5', '1e9', '0x10', 'Infinity', 'NaN', '٣', '1 2']
  test.each([...numbers, '1234567890123456'])('%j is no number: ignored, and counted', (text) => {
    expect(read({ 'x-ratelimit-remaining': text, 'x-ratelimit-reset': '1' })).toEqual(malformed)
    expect(read({ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': text })).toEqual(malformed)
    expect(read({ 'ratelimit-remaining': text, 'ratelimit-reset': '1' })).toEqual(malformed)
    expect(read({ ratelimit: `remaining=${text}, reset=1` })).toEqual(malformed)
    expect(read({ ratelimit: `remaining=1, reset=${text}` })).toEqual(malformed)
    expect(read({ ratelimit: `"a";r=${text};t=1` })).toEqual(malformed)
    expect(read({ ratelimit: `"a";r=1;t=${text}` })).toEqual(malformed)
    expect(read({ 'ratelimit-policy': `"a";q=${text};w=1` })).toEqual(malformed)
    expect(read({ 'ratelimit-policy': `"a";q=1;w=${text}` })).toEqual(malformed)
  })

  test.each([
    '',
    '3',
    '"default"',
    '"default;r=3;t=1',
    '"default";r=3;t=1,',
    ',"default";r=3;t=1',
    '"default";R=3;t=1',
    '"default" ;r=3;t=1',
    'limit=50',
    'LIMIT=50, remaining=3, reset=1',
    '"remaining"=3, reset=1',
    'remaining=3',
    'reset=3',
    'remaining=3 reset=1',
    '"default";r=3;t=1; r',
    '"a";r=3;t=1, "b"',
    '("a" "b");r=3;t=1',
    'remaining=3, reset=1\u0000',
  ])('%j is no RateLimit: ignored, and counted', (ratelimit) => {
    expect(read({ ratelimit })).toEqual(malformed)
  })

  test.each(['', 'x', '"a";w=1', 'q=1, w=1', '50;w="1"', '50;w=1,', 'a=1;q=5;w=1', '50=1;w=1'])(
    '%j is no RateLimit-Policy: ignored, and counted',
    (policy) => {
      expect(read({ 'ratelimit-policy': policy })).toEqual(malformed)
      expect(read({ 'ratelimit-policy': policy, ratelimit: '"a";r=3;t=1' })).toEqual({
        ...quota(3, 1000),
        ignored: 1,
      })
    },
  )

  test('a list of RFC 9651 has its items and parameters as written', () => {
    expect(parseStructuredList(' "a, b";x;y="c;d" , e;z=?0,f=1.5;x=: ')).toBeUndefined()
    expect(parseStructuredList(' "a, b";x;y="c;d" , e;z=?0,f=1.5;x=:aa=: ')).toEqual([
      {
        item: '"a, b"',
        value: undefined,
        parameters: new Map([
          ['x', '?1'],
          ['y', '"c;d"'],
        ]),
      },
      { item: 'e', value: undefined, parameters: new Map([['z', '?0']]) },
      { item: 'f', value: '1.5', parameters: new Map([['x', ':aa=:']]) },
    ])
  })

  test('each malformed header counts, and the others hold', () => {
    const headers = {
      ratelimit: 'remaining=3, reset=1',
      'ratelimit-policy': '-',
      'ratelimit-remaining': 'a few',
      'ratelimit-reset': 'soon',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset': '2',
    }
    expect(read(headers)).toEqual({
      quotas: [
        { remaining: 3, resetMs: 1000 },
        { remaining: 4, resetMs: 2000 },
      ],
      ignored: 3,
    })
  })

  test('any text at all gives whole quotas, or is counted (property)', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            'limit',
            'remaining',
            'reset',
            '"a"',
            'r',
            't',
            'q',
            'w',
            '=',
            ';',
            ',',
            ' ',
            '0',
            '7',
            '99',
            '-',
            '.',
            'e',
            '"',
            '\\',
          ),
        )
        .map((parts) => parts.join('')),
    )
    const names = [
      'ratelimit',
      'ratelimit-policy',
      'ratelimit-remaining',
      'ratelimit-reset',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), text), (headers) => {
        const { quotas, ignored } = read(headers)
        expect(ignored).toBeLessThanOrEqual(Object.keys(headers).length)
        for (const { remaining, resetMs } of quotas) {
          expect(Number.isInteger(remaining) && remaining >= 0).toBe(true)
          expect(resetMs).toBeGreaterThanOrEqual(0)
          expect(resetMs).toBeLessThanOrEqual(60_000)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('what the drafts allow is read as written (property)', () => {
    const count = fc.nat(100_000)
    const seconds = fc.nat(60)
    fc.assert(
      fc.property(count, seconds, (remaining, reset) => {
        const expected = quota(remaining, reset * 1000)
        expect(read({ ratelimit: `limit=50, remaining=${remaining}, reset=${reset}` })).toEqual(
          expected,
        )
        expect(read({ ratelimit: `"default";r=${remaining};t=${reset}` })).toEqual(expected)
        for (const prefix of ['', 'x-']) {
          const headers = {
            [`${prefix}ratelimit-remaining`]: String(remaining),
            [`${prefix}ratelimit-reset`]: String(reset),
          }
          expect(read(headers)).toEqual(expected)
        }
      }),
    )
  })
})
