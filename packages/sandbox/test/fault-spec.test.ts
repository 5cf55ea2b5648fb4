import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { type Fault, faultVocabulary, formatFault, parseFault, startSandbox } from '../src/index.ts'
import { faultTable } from './fault-table.ts'

/** Each with its one way to be written. */
const PAIRS: readonly (readonly [string, Fault])[] = [
  ['times=2,status=503', { status: 503, times: 2 }],
  ['skip=1,status=500/502/200', { skip: 1, status: [500, 502, 200] }],
  ['tls=wrong-host', { tls: 'wrong-host' }],
  [
    'message=20000000-0000-4000-8000-000000000002,idle=reset',
    { idle: 'reset', message: '20000000-0000-4000-8000-000000000002' },
  ],
  ['delay=250,informational=100/103', { delay: 250, informational: [100, 103] }],
  ['status=429,retry-after=', { status: 429, retryAfter: '' }],
  ['retry-after=Wed%2C 21 Oct 2026 07:28:00 GMT', { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }],
  ['retry-after-asctime=-5,clock=+86400', { retryAfterAsctime: -5, clock: 86_400 }],
  ['header=A: 1,header=A: 2%2C 3', { header: ['A: 1', 'A: 2, 3'] }],
  ['without=date/content-type,empty', { empty: true, without: ['date', 'content-type'] }],
  ['body=100%25 {"a":1%2C"b":"x=y"}\n', { body: '100% {"a":1,"b":"x=y"}\n' }],
  [
    'encodings=gzip/br/gzip,content-length=-10',
    { encodings: ['gzip', 'br', 'gzip'], contentLength: -10 },
  ],
  ['drip-head=5,stall=in-headers', { dripHead: 5, stall: 'in-headers' }],
  ['reset=0', { reset: 0 }],
]

describe('a fault', () => {
  test.each(PAIRS)('is written as %j, and read from it', (spec, fault) => {
    expect(formatFault(fault)).toBe(spec)
    expect(parseFault(spec)).toEqual(fault)
  })

  test.each(faultVocabulary.map(({ example }) => example))(
    'of the vocabulary, %j, survives being read and written',
    (example) => {
      const fault = parseFault(example)
      expect(parseFault(formatFault(fault))).toEqual(fault)
      expect(formatFault(parseFault(formatFault(fault)))).toBe(formatFault(fault))
    },
  )

  test('does not have what is undefined or false', () => {
    expect(formatFault({ html: false, times: undefined, status: 503 })).toBe('status=503')
  })

  test('may have commas in a value, where no name follows them', () => {
    expect(parseFault('body={"a":1,"b":[2,3]},times=1')).toEqual({
      body: '{"a":1,"b":[2,3]}',
      times: 1,
    })
    expect(parseFault('retry-after=Wed, 21 Oct 2026 07:28:00 GMT,status=429')).toEqual({
      retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT',
      status: 429,
    })
  })

  test.each([
    ['', 'begins with no name'],
    ['Status=503', 'begins with no name'],
    ['sttus=503', 'no "sttus" is known'],
    ['status=503,tmies=1', 'no "tmies" is known'],
    ['toString=1', 'begins with no name'],
    ['constructor=1', 'no "constructor" is known'],
    ['status', '"status" takes <code>[/…]'],
    ['status=0x1F7', '"status" takes <code>[/…]'],
    ['status=199', '"status" takes <code>[/…]'],
    ['times=0', '"times" takes <n>'],
    ['times=1.5', '"times" takes <n>'],
    ['redirect=304', '"redirect" takes 301|302|303|307|308'],
    ['tls=weak', '"tls" takes trusted|'],
    ['reset=mid-way', '"reset" takes before-headers|in-headers|<bytes>'],
    ['html=yes', '"html" takes no value'],
    ['delay=2147483648', '"delay" takes <ms>'],
    ['header=no colon', '"header" takes <name: value>'],
    ['header=A: 1%0d%0aB: 2', '"header" takes <name: value>'],
    ['retry-after=%E2%82%AC', '"retry-after" takes <text>'],
    ['body=100%', 'write %25'],
    ['times=1,times=2', '"times" is there twice'],
    ['html,empty', '"html" and "empty" cannot go together'],
    ['status=503,redirect=308', '"status" and "redirect" cannot go together'],
    ['reset=1,stall=1', '"reset" and "stall" cannot go together'],
    ['tls=expired,status=503', '"tls" and "status" cannot go together'],
    ['idle=close,delay=5', '"idle" and "delay" cannot go together'],
  ])('that is %j is refused: %s', (spec, problem) => {
    const refused = expect.objectContaining({
      name: 'ConfigError',
      code: 'invalid_option',
      message: expect.stringContaining(problem),
    })
    expect(() => parseFault(spec)).toThrow(refused)
    expect(() => parseFault(spec)).toThrow(/ one or more of these.*status.*stall/)
  })

  test.each([{ status: 99 }, { sttus: 503 }, { body: 'a', empty: true }, { times: Number.NaN }])(
    'that is %j is refused at the start, and when faults are set',
    async (fault) => {
      const refused = { name: 'ConfigError', code: 'invalid_option' }
      await expect(startSandbox({ faults: [fault] })).rejects.toMatchObject(refused)
      await using sandbox = await startSandbox()
      expect(() => sandbox.setFaults([fault])).toThrow(expect.objectContaining(refused))
    },
  )
})

describe('the README', () => {
  test('has the vocabulary as a table', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    expect(readme).toContain(`\n\n${faultTable()}\n\n`)
  })
})
