import { type Channel, createDecoder, ResponseError } from '@bird-interactions/core'
import { describe, expect, test } from 'vitest'

import { readList } from '../../src/client/list/read-list.ts'
import { serve } from './server.ts'
import { click, clientFor, ref, rejection } from './setting.ts'

const MEBIBYTE = 1024 * 1024
const SLOWEST_MS = 60_000

const deepList = '['.repeat(100_000) + ']'.repeat(100_000)
const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`

/** The example as JSON, with further fields. */
function clickWith(fields: string): string {
  return JSON.stringify(click).replace(/\}$/, `,${fields}}`)
}

async function list(body: string, maxBodyBytes?: number) {
  const server = await serve((_request, response) => response.end(body))
  return clientFor(server.url, { maxBodyBytes, retries: 0 }).interactions.list(ref)
}

/** How deeply a value is nested. */
function depthOf(value: unknown): number {
  let depth = 0
  for (let inner = value; typeof inner === 'object' && inner !== null; depth++) {
    inner = Object.values(inner)[0]
  }
  return depth
}

describe('C29: a list that is nested 100,000 deep does not end the program', () => {
  test.each([
    ['a list', deepList],
    ['an object', deepObject],
  ])('%s in an undocumented field is delivered in raw', async (_, deep) => {
    const { interactions, problems } = await list(`{"results":[${clickWith(`"deep":${deep}`)}]}`)
    expect(interactions).toHaveLength(1)
    expect(problems).toHaveLength(0)
    expect(depthOf(interactions[0]?.raw['deep'])).toBe(100_000)
  })

  test.each(['metadata', 'receiver', 'messageTags', 'context', 'journey'])(
    'a documented field counts as absent: %s',
    async (field) => {
      const body = `{"results":[${clickWith(`"${field}":${deepList}`)},${clickWith(`"${field}":${deepObject}`)}]}`
      const { interactions, problems } = await list(body)
      expect(interactions).toHaveLength(1)
      expect(problems).toHaveLength(1)
    },
  )

  test.each([deepList, deepObject])('an element is malformed, and at raw', async (deep) => {
    const { interactions, problems } = await list(`{"results":[${deep}]}`)
    expect(interactions).toHaveLength(0)
    expect(problems.map(({ code, index }) => [code, index])).toEqual([['malformed', 0]])
    expect(depthOf(problems[0]?.raw)).toBe(100_000)
  })

  test('identical duplicates are one, conflicting ones are told apart', async () => {
    const one = clickWith(`"deep":${deepObject}`)
    const other = clickWith(`"deep":${deepObject.replace('1', '2')}`)
    const { interactions, problems } = await list(`{"results":[${one},${other},${one}]}`)
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['conflicting_duplicate'])
  })

  test.each([
    ['{"results":', deepList.slice(0, 100_000), 'invalid_json'],
    ['', deepList, 'unexpected_shape'],
    ['', deepObject, 'unexpected_shape'],
    ['{"results":', `${deepObject}}`, 'unexpected_shape'],
  ])('an answer %s… that is no list is refused', async (start, rest, code) => {
    const error = await rejection(list(`${start}${rest}`))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code })
  })

  test('a token is none', async () => {
    const { problems } = await list(`{"results":[],"nextPageToken":${deepList}}`)
    expect(problems).toHaveLength(0)
  })
})

describe('C29: what is too much for JavaScript is a typed error', () => {
  const response = { status: 200, headers: {}, attempts: 1 }
  const one = { elements: [click], possiblyTruncated: false, response }

  test('a RangeError while decoding', () => {
    const cause = new RangeError('Maximum call stack size exceeded')
    const read = () =>
      readList(one, ref, () => {
        throw cause
      })
    expect(read).toThrow(ResponseError)
    expect(read).toThrow(expect.objectContaining({ code: 'unexpected_shape', status: 200, cause }))
  })

  test('any other error stays what it is', () => {
    const fault = new TypeError('a fault of ours')
    expect(() =>
      readList(one, ref, () => {
        throw fault
      }),
    ).toThrow(fault)
  })

  test('a RangeError while duplicates are compared', () => {
    const cause = new RangeError('Invalid string length')
    const decode = createDecoder<readonly Channel[]>([])
    const hostile = Object.defineProperty({ ...click }, 'field', {
      enumerable: true,
      get: () => {
        throw cause
      },
    })
    const read = () => readList({ ...one, elements: [hostile, hostile] }, ref, (raw) => decode(raw))
    expect(read).toThrow(expect.objectContaining({ code: 'unexpected_shape', cause }))
  })
})

describe('C29: a large list takes bounded time and memory', () => {
  test('a text of 10 MB is refused, unless so much is allowed', async () => {
    const body = `{"results":[${clickWith(`"long":"${'x'.repeat(10_000_000)}"`)}]}`
    await expect(list(body)).rejects.toMatchObject({ code: 'body_too_large' })
    const { interactions } = await list(body, 16 * MEBIBYTE)
    expect(interactions[0]?.raw['long']).toHaveLength(10_000_000)
  })

  test('10 MB of details and of ids are read in one pass', { timeout: SLOWEST_MS }, async () => {
    const long = '{'.repeat(2_000_000)
    const fields = ['id', 'messageId', 'channelId', 'createdAt', 'details']
      .map((name) => `"${name}":"${long}"`)
      .join()
    const { interactions, problems } = await list(
      `{"results":[${clickWith(fields)},${clickWith(fields)}]}`,
      32 * MEBIBYTE,
    )
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['other_message'])
    expect(problems[0]?.message.length).toBeLessThan(1000)
  })

  test('a million elements without an identity', { timeout: SLOWEST_MS }, async () => {
    const before = process.memoryUsage().rss
    const { interactions, problems } = await list(`{"results":[${'1,'.repeat(999_999)}1]}`)
    expect(interactions).toHaveLength(0)
    expect(problems).toHaveLength(1_000_000)
    expect(problems.at(-1)?.index).toBe(999_999)
    expect(process.memoryUsage().rss - before).toBeLessThan(1024 * MEBIBYTE)
  })

  test('as many interactions as 8 MiB hold', { timeout: SLOWEST_MS }, async () => {
    const small = (number: number): string =>
      `{"id":"${number}","messageId":"m","channelId":"c","type":"t","createdAt":"d"}`
    const body = Array.from({ length: 110_000 }, (_, number) => small(number))
    const { interactions, problems } = await list(`{"results":[${body.join()}]}`)
    expect(interactions).toHaveLength(110_000)
    expect(problems.map(({ code }) => code)).toEqual(['other_message'])
  })

  test('many contents of one id', { timeout: SLOWEST_MS }, async () => {
    const body = Array.from({ length: 10_000 }, (_, number) => clickWith(`"number":${number}`))
    const { interactions, problems } = await list(`{"results":[${body.join()}]}`, 32 * MEBIBYTE)
    expect(interactions).toHaveLength(1)
    expect(problems).toHaveLength(9999)
  })
})
