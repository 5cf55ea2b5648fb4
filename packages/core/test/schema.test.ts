import { type Channel, ConfigError } from '@bird-interactions/core'
import {
  apiErrorSchema,
  channelSchema,
  interactionListSchema,
  interactionSchema,
} from '@bird-interactions/core/schema'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'

import clickedCard from './data/rcs-interaction-clicked-card.json' with { type: 'json' }
import read from './data/rcs-interaction-read.json' with { type: 'json' }
import whatsappSample from './data/whatsapp-list-sample-2025-02-21.json' with { type: 'json' }
import { modelOf, patternParts, sourceOf } from './support/patterns.ts'
import { wireOf } from './support/wire.ts'
import { email, rcs, whatsapp } from './types/channels.ts'

describe('interactionSchema', () => {
  test.each([
    ['read', read],
    ['clicked', clickedCard],
    ['sample', whatsappSample.results[0]],
  ])('passes what Bird published, unchanged: %s', (_name, wire) => {
    expect(interactionSchema.parse(wire)).toStrictEqual(wire)
  })

  test('passes what is not documented, at any depth', () => {
    const wire = wireOf({
      type: 'teleported',
      future: { a: [1] },
      receiver: { contacts: [{ shoeSize: 43 }], hologram: true },
      metadata: { poll: { answer: 2 }, reaction: { action: 'hug' } },
    })
    expect(interactionSchema.parse(wire)).toStrictEqual(wire)
  })

  test('leaves out the key of what counts as absent', () => {
    const wire = wireOf({
      messagePartsCount: Number.POSITIVE_INFINITY,
      platformId: null,
      receiver: { connector: { id: 7, identifierValue: 'a' }, contacts: [{}, 7] },
      journey: [],
    })
    const parsed = interactionSchema.parse(wire)
    expect(parsed).toStrictEqual(wireOf({ receiver: { connector: { identifierValue: 'a' } } }))
    expect(wire).toHaveProperty('journey', [])
  })

  test('drops __proto__, and keeps other hostile keys as data', () => {
    const parsed = interactionSchema.parse(
      JSON.parse(
        `{"id":"a","messageId":"b","channelId":"c","type":"d","createdAt":"e","__proto__":{"polluted":1},"constructor":1,
          "metadata":{"extraInformation":{"__proto__":7,"constructor":"x"},"__proto__":{"polluted":1}}}`,
      ),
    )
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
    expect(Object.keys(parsed.metadata ?? {})).toEqual(['extraInformation'])
    expect(Object.entries(parsed.metadata?.extraInformation ?? {})).toEqual([['constructor', 'x']])
    expect({}).not.toHaveProperty('polluted')
  })

  test('is extended with fields of its user, new ones and documented ones', () => {
    const mine = interactionSchema.extend({
      tenant: z.string(),
      metadata: z.object({ button: z.object({ payload: z.enum(['website', 'call']) }) }),
    })
    const wire = { ...clickedCard, tenant: 'acme', messagePartsCount: 'one' }
    const parsed = mine.parse(wire)
    const payload: 'website' | 'call' = parsed.metadata.button.payload
    expect(payload).toBe('website')
    expect(parsed.tenant).toBe('acme')
    expect(parsed).not.toHaveProperty('messagePartsCount')
    expect(mine.safeParse({ ...wire, metadata: { button: { payload: 'x' } } }).success).toBe(false)
  })

  test('can be picked from, and parsed asynchronously', async () => {
    const ids = interactionSchema.pick({ id: true, platformId: true }).strip()
    expect(ids.parse(wireOf({ platformId: 7 }))).toStrictEqual({ id: wireOf()['id'] })
    const checked = interactionSchema.extend({ type: z.string().refine(async () => true) })
    await expect(checked.parseAsync(wireOf({ platformId: 7 }))).resolves.toStrictEqual(wireOf())
  })

  test('leaves out keys without the code that zod generates, too', () => {
    expect(interactionSchema.parse(wireOf({ platformId: 7 }), { jitless: true })).toStrictEqual(
      wireOf(),
    )
  })

  test('becomes JSON Schema that demands the identity alone', () => {
    const schema = z.toJSONSchema(interactionSchema)
    expect(schema.required?.toSorted()).toEqual(Object.keys(wireOf()).toSorted())
    expect(schema.additionalProperties).toEqual({})
  })
})

describe('interactionListSchema', () => {
  test('takes a list, and what else there is', () => {
    const list = { results: [read, clickedCard], nextPageToken: 'next', total: 2 }
    expect(interactionListSchema.parse(list)).toStrictEqual(list)
    expect(interactionListSchema.parse({ results: [] })).toStrictEqual({ results: [] })
  })

  test.each([[null], [7], [{}]])('takes the page token %j for none', (nextPageToken) => {
    expect(interactionListSchema.parse({ results: [], nextPageToken })).toStrictEqual({
      results: [],
    })
  })

  test.each([
    [{}],
    [{ results: null }],
    [{ results: {} }],
    [{ results: 'none' }],
    [[]],
    [[read]],
    [null],
    ['<html>'],
  ])('does not take %j for an empty list', (value) => {
    expect(interactionListSchema.safeParse(value).success).toBe(false)
  })

  test('names the element without an identity', () => {
    const { error } = interactionListSchema.safeParse({ results: [read, wireOf({ id: 7 })] })
    expect(error?.issues.map(({ path }) => path)).toEqual([['results', 1, 'id']])
  })
})

describe('apiErrorSchema', () => {
  test.each([
    [{ code: 'NotFound', message: 'Not found' }],
    [{ code: 'InvalidPayload', message: 'a', details: { '.body.type': ['Invalid value'] } }],
    [{ code: 'abc', message: 'm', requestId: 'unknown field' }],
  ])('takes %j as it is', (body) => {
    expect(apiErrorSchema.parse(body)).toStrictEqual(body)
  })

  test('takes details that are no object for none', () => {
    const body = { code: 'abc', message: 'm' }
    for (const details of [null, 'text', [], 7]) {
      expect(apiErrorSchema.parse({ ...body, details })).toStrictEqual(body)
    }
  })

  test.each([
    [{ code: 'ab', message: 'too short a code' }],
    [{ code: 'abc', message: '' }],
    [{ code: 404, message: 'a number' }],
    [{ message: 'no code' }],
    [{ code: 'abc' }],
    [{ errors: [] }],
    [null],
  ])('does not take %j for a body of an error', (body) => {
    expect(apiErrorSchema.safeParse(body).success).toBe(false)
  })
})

describe('channelSchema', () => {
  const schema = channelSchema(rcs)
  const refusesOf = (wire: unknown) =>
    schema.safeParse(wire).error?.issues.map(({ path }) => path.join('.'))

  test('passes the examples of the documentation', () => {
    expect(schema.parse(read)).toStrictEqual(read)
    expect(schema.parse(clickedCard)).toStrictEqual(clickedCard)
  })

  test.each([
    ['type', 'opened'],
    ['type', 'Read'],
    ['details', 'text'],
    ['details', 'item_01_clicked'],
    ['details', 'item_1234567890_clicked'],
    ['details', 'item_1_clicked\n'],
    ['details', ''],
    ['details', null],
    ['id', 'no uuid'],
    ['messageId', '{2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1}'],
    ['channelId', ''],
    ['createdAt', '2024-08-13'],
    ['createdAt', '2024-08-13T11:26:21'],
    ['createdAt', '2024-08-13T11:26Z'],
    ['createdAt', '2024-13-13T11:26:21Z'],
    ['createdAt', '2024-08-13T11:26:21Z\n'],
    ['createdAt', '\n2024-08-13T11:26:21Z'],
    ['createdAt', '12024-08-13T11:26:21Z'],
    ['createdAt', '024-08-13T11:26:21Z'],
    ['createdAt', '2024-00-13T11:26:21Z'],
    ['createdAt', '2024-08-00T11:26:21Z'],
    ['createdAt', '2024-08-32T11:26:21Z'],
    ['createdAt', '2024-08-40T11:26:21Z'],
    ['createdAt', '2024-08-13 11:26:21Z'],
    ['createdAt', '2024-08-13T24:26:21Z'],
    ['createdAt', '2024-08-13T30:26:21Z'],
    ['createdAt', '2024-08-13T11:60:21Z'],
    ['createdAt', '2024-08-13T11:26:61Z'],
    ['createdAt', '2024-08-13T11:26:70Z'],
    ['createdAt', '2024-08-13T11:26:21.Z'],
    ['createdAt', '2024-08-13T11:26:21.xZ'],
    ['createdAt', '2024-08-13T11:26:21+24:00'],
    ['createdAt', '2024-08-13T11:26:21+30:00'],
    ['createdAt', '2024-08-13T11:26:21+00:60'],
    ['createdAt', '2024-08-13T11:26:21 00:00'],
    ['platformId', undefined],
    ['messageReference', undefined],
    ['messagePartsCount', 1.5],
    ['messagePartsCount', 2_147_483_648],
    ['receiver', undefined],
    ['useCaseType', 'party'],
    ['messageCreatedAt', 'yesterday'],
    ['context', null],
  ])('refuses %s: %j', (field, value) => {
    expect(refusesOf({ ...clickedCard, [field]: value })).toEqual([field])
  })

  test.each([
    ['context', undefined],
    ['context', { id: 'a', type: 'b', tags: ['c'] }],
    ['context', { tagIds: ['2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'] }],
    ['details', undefined],
    ['metadata', undefined],
    ['metadata', {}],
    ['messageTags', null],
    ['messagePartId', null],
    ['createdAt', '2024-08-13T11:26:21Z'],
    ['createdAt', '2024-08-13T11:26:21.123456789012Z'],
    ['createdAt', '2024-08-13T11:26:21.1+05:30'],
    ['createdAt', '2016-12-31T23:59:60Z'],
    ['createdAt', '2024-10-30t20:00:00z'],
    ['createdAt', '2024-01-09T09:09:09+09:09'],
    ['createdAt', '2024-02-29T19:29:39-19:29'],
    ['createdAt', '2024-12-10T00:00:00.0-23:59'],
    ['details', 'card_0_item_item_999999999_clicked'],
    ['id', 'DEE91F17-5966-11EF-8508-0A58A9FEAC01'],
    ['id', 'dee91f17-5966-f1ef-f508-0a58a9feac01'],
  ])('passes %s: %j', (field, value) => {
    const { [field as 'context']: _replaced, ...rest } = { context: {}, ...clickedCard }
    expect(refusesOf(value === undefined ? rest : { ...rest, [field]: value })).toBeUndefined()
  })

  test('refuses fields that are not documented, at any depth', () => {
    expect(refusesOf({ ...read, future: 1 })).toEqual([''])
    expect(refusesOf({ ...read, receiver: { contacts: [{ shoeSize: 43 }] } })).toEqual([
      'receiver.contacts.0',
    ])
    expect(
      refusesOf({ ...clickedCard, metadata: { button: { payload: 'a', label: 'b' } } }),
    ).toEqual(['metadata.button'])
  })

  test('refuses metadata that the type does not carry, and demands what its keys require', () => {
    expect(refusesOf({ ...read, metadata: { button: { payload: 'a' } } })).toEqual(['metadata'])
    expect(refusesOf({ ...clickedCard, metadata: { prefetched: true } })).toEqual(['metadata'])
    expect(refusesOf({ ...clickedCard, metadata: { button: {} } })).toEqual([
      'metadata.button.payload',
    ])
  })

  test('takes any details where the channel documents none', () => {
    expect(schema.safeParse({ ...read, details: 'anything' }).success).toBe(true)
  })

  test('takes a type by its aliases, too', () => {
    const deletes = channelSchema(email)
    expect(deletes.safeParse({ ...read, type: 'delete' }).success).toBe(true)
    expect(deletes.safeParse({ ...read, type: 'delete-request' }).success).toBe(true)
    expect(deletes.safeParse({ ...read, type: 'read' }).success).toBe(false)
  })

  test('takes a channel found at run time, with metadata of its own', () => {
    const found: Channel = JSON.parse(`{"contract":1,"name":"x","interactions":{
      "tapped":{"details":{"dot":"a.b_{n}(c)"},"metadata":["pressure","constructor"]}}}`)
    const tapped = { ...read, type: 'tapped' }
    const foundSchema = channelSchema(found)
    expect(foundSchema.safeParse({ ...tapped, details: 'a.b_7(c)' }).success).toBe(true)
    expect(foundSchema.safeParse({ ...tapped, details: 'aXb_7(c)' }).success).toBe(false)
    expect(foundSchema.safeParse({ ...tapped, metadata: { pressure: [1] } }).success).toBe(true)
    expect(foundSchema.safeParse({ ...tapped, metadata: { constructor: 1 } }).success).toBe(true)
    expect(foundSchema.safeParse({ ...tapped, metadata: { valueOf: 1 } }).success).toBe(false)
  })

  test('of a channel without types refuses everything', () => {
    const none = channelSchema({ contract: 1, name: 'none', interactions: {} })
    expect(none.safeParse(read).success).toBe(false)
    expect(() => z.toJSONSchema(none)).not.toThrow()
  })

  test('refuses what is no channel', () => {
    expect(() => channelSchema({ contract: 2 } as unknown as Channel)).toThrow(ConfigError)
  })

  test.each([whatsapp, rcs, email])('becomes JSON Schema: $name', (channel: Channel) => {
    const json = z.toJSONSchema(channelSchema(channel))
    const alternatives = json.oneOf as { properties: Record<string, { pattern?: string }> }[]
    expect(alternatives).toHaveLength(Object.keys(channel.interactions).length)
    for (const { properties } of alternatives) {
      expect(properties['id']).toMatchObject({ type: 'string', format: 'uuid' })
      expect(properties['createdAt']).toMatchObject({ type: 'string', format: 'date-time' })
      // JSON Schema's patterns are expressions with the flag u.
      for (const { pattern } of Object.values(properties))
        expect(() => new RegExp(pattern ?? '', 'u')).not.toThrow()
    }
  })

  test('of a type without metadata has no key for it in JSON Schema', () => {
    const json = z.toJSONSchema(channelSchema(rcs)) as unknown as {
      oneOf: { properties: { type: { const: string }; metadata: unknown } }[]
    }
    const alternative = json.oneOf.find(({ properties }) => properties.type.const === 'read')
    expect(alternative?.properties.metadata).toEqual({
      type: 'object',
      properties: {},
      additionalProperties: false,
    })
  })

  test('accepts the details of the pattern and nothing else', () => {
    const characters = [
      'a',
      '_',
      '-',
      '/',
      '.',
      '*',
      '(',
      ')',
      '[',
      ']',
      '\\',
      '$',
      '^',
      '|',
      '?',
      '+',
      '😀',
      '7',
    ]
    const parts = patternParts(characters, { mostHoles: 2, longestText: 3 })
    const texts = fc.array(fc.constantFrom('0', '12', '012', '', 'a', '1234567890', '٣'), {
      minLength: 2,
      maxLength: 2,
    })
    fc.assert(
      fc.property(parts, texts, (pattern, values) => {
        const channel: Channel = {
          contract: 1,
          name: 'x',
          interactions: { read: { details: { it: sourceOf(pattern) } } },
        }
        const details = pattern.texts
          .map((text, index) => (index === 0 ? text : `${values[index - 1]}${text}`))
          .join('')
        expect(channelSchema(channel).safeParse({ ...read, details }).success).toBe(
          modelOf(pattern).test(details),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('refuses a megabyte made to be slow without delay', () => {
    const start = performance.now()
    for (const details of [
      `item_${'1'.repeat(1_000_000)}_clicked`,
      'card_0_item_'.repeat(80_000),
    ]) {
      expect(refusesOf({ ...clickedCard, details })).toEqual(['details'])
    }
    expect(performance.now() - start).toBeLessThan(250)
  })
})
