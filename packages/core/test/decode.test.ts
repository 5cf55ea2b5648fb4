import { inspect } from 'node:util'

import { type Channel, createDecoder, ResponseError } from '@bird-interactions/core'
import { describe, expect, test } from 'vitest'

import clickedCard from './data/rcs-interaction-clicked-card.json' with { type: 'json' }
import read from './data/rcs-interaction-read.json' with { type: 'json' }
import rcsSample from './data/rcs-list-sample-2025-05-09.json' with { type: 'json' }
import telegramSample from './data/telegram-list-sample-2025-10-30.json' with { type: 'json' }
import whatsappSample from './data/whatsapp-list-sample-2025-02-21.json' with { type: 'json' }
import { wireOf } from './support/wire.ts'
import { email, rcs, whatsapp } from './types/channels.ts'

const decode = createDecoder([whatsapp, rcs, email])

describe('the examples of the documentation, which lack the required context', () => {
  test('a read', () => {
    expect(decode(read)).toStrictEqual({ ...read, channel: 'rcs' })
  })

  test('a click on a button of a card', () => {
    expect(decode(clickedCard)).toStrictEqual({
      ...clickedCard,
      channel: 'rcs',
      type: 'clicked',
      details: { kind: 'cardItem', card: 0, item: 1, text: 'card_0_item_1_clicked' },
      metadata: { button: { payload: 'website' } },
    })
  })
})

describe('the published list samples, whose words are placeholders', () => {
  const samples = [
    ['RCS, May 2025', rcsSample.results[0]],
    ['Telegram, October 2025', telegramSample.results[0]],
    ['WhatsApp, February 2025', whatsappSample.results[0]],
  ] as const

  test.each(samples)('%s comes out whole, as unknown', (_name, wire) => {
    const { ANY_ADDITIONAL_PROPERTY: _property, ...metadata } = wire?.metadata ?? {}
    expect(decode(wire)).toStrictEqual({
      ...wire,
      channel: 'unknown',
      type: 'unknown',
      sentType: 'clicked',
      details: { kind: 'unrecognized', text: 'text' },
      metadata,
    })
    expect(decode(wire).raw.metadata).toHaveProperty('ANY_ADDITIONAL_PROPERTY', 'anything')
  })

  test.each(samples)(
    '%s is a click with unrecognised details, its channel stated',
    (_name, wire) => {
      expect(decode(wire, { channel: 'whatsapp' })).toMatchObject({
        channel: 'whatsapp',
        type: 'clicked',
        details: { kind: 'unrecognized', text: 'text' },
        metadata: { button: { payload: 'text' }, prefetched: true },
      })
    },
  )

  test('the older schema has fields that the current one lacks', () => {
    expect(decode(whatsappSample.results[0])).toMatchObject({
      messagePartId: '123e4567-e89b-12d3-a456-426614174000',
      context: { tags: ['text'] },
    })
  })
})

describe('the type', () => {
  test('is the documented one', () => {
    const interaction = decode(wireOf({ platformId: 'rcs', type: 'read' }))
    expect(interaction).toMatchObject({ channel: 'rcs', type: 'read' })
    expect(interaction).not.toHaveProperty('sentType')
    expect(interaction).not.toHaveProperty('details')
  })

  test('by another name is the same type', () => {
    const interaction = decode(wireOf({ platformId: 'email', type: 'delete-request' }))
    expect(interaction).toMatchObject({ channel: 'email', type: 'delete' })
    expect(interaction).not.toHaveProperty('sentType')
    expect(interaction.raw.type).toBe('delete-request')
  })

  test.each(['bounced', 'READ', 'read ', 'unknown', 'toString', '__proto__', 'constructor'])(
    '%j is not documented, and is kept as sent',
    (type) => {
      expect(decode(wireOf({ platformId: 'rcs', type, details: 'item_1_clicked' }))).toMatchObject({
        channel: 'rcs',
        type: 'unknown',
        sentType: type,
        details: { kind: 'unrecognized', text: 'item_1_clicked' },
      })
    },
  )
})

describe('details', () => {
  test('are parsed as the type documents them', () => {
    expect(decode(wireOf({ platformId: 'rcs', details: 'item_3_clicked' })).details).toEqual({
      kind: 'item',
      item: 3,
      text: 'item_3_clicked',
    })
  })

  test('of a type without them are unrecognised', () => {
    const wire = wireOf({ platformId: 'rcs', type: 'read', details: 'item_3_clicked' })
    expect(decode(wire).details).toEqual({ kind: 'unrecognized', text: 'item_3_clicked' })
  })

  test('that are empty were sent', () => {
    expect(decode(wireOf({ platformId: 'rcs', details: '' })).details).toEqual({
      kind: 'unrecognized',
      text: '',
    })
  })

  test.each([[undefined], [null], [7], [{}], [['item_1_clicked']]])(
    '%j are no details, and stay in raw',
    (details) => {
      const interaction = decode(wireOf({ platformId: 'rcs', details }))
      expect(interaction).not.toHaveProperty('details')
      expect(interaction.raw['details']).toBe(details)
    },
  )
})

describe('the channel', () => {
  const plain = (name: string, platforms: readonly string[] = []): Channel => ({
    contract: 1,
    name,
    platforms,
    interactions: { read: {} },
  })
  const route = createDecoder([
    plain('sms', ['text-message']),
    plain('sms-premium'),
    plain('rcs', ['google']),
  ])

  test.each([
    ['sms', 'sms', 'equal to its name'],
    ['text-message', 'sms', 'listed among its platforms'],
    ['google', 'rcs', 'listed among its platforms'],
    ['sms-messagebird', 'sms', 'its name and a dash'],
    ['rcs-google', 'rcs', 'its name and a dash'],
    ['sms-', 'sms', 'its name and a dash'],
    ['sms-premium', 'sms-premium', 'the longest name'],
    ['sms-premium-messagebird', 'sms-premium', 'the longest name'],
    ['sms-premiums', 'sms', 'the longest name'],
  ])('of the platform id %s is %s: %s', (platformId, channel) => {
    expect(route(wireOf({ platformId, type: 'read' }))).toMatchObject({ channel, type: 'read' })
  })

  test.each([
    'smsx',
    'my-sms',
    'SMS',
    'sms_messagebird',
    'text-message-1',
    'google-rcs',
    '',
    'unknown',
    'text',
    'toString',
  ])('of the platform id %j is not guessed', (platformId) => {
    expect(route(wireOf({ platformId, type: 'read' }))).toMatchObject({
      channel: 'unknown',
      type: 'unknown',
      sentType: 'read',
      platformId,
    })
  })

  test('is unknown without a platform id', () => {
    expect(route(wireOf({ type: 'read' })).channel).toBe('unknown')
    expect(route(wireOf({ type: 'read', platformId: 7 })).channel).toBe('unknown')
    expect(route(wireOf({ type: 'read', platformId: ['sms'] })).channel).toBe('unknown')
  })

  test('that is stated wins over the platform id', () => {
    const wire = wireOf({ platformId: 'rcs-google', details: 'card_0_item_1_clicked' })
    expect(decode(wire, { channel: 'whatsapp' })).toMatchObject({
      channel: 'whatsapp',
      details: { kind: 'unrecognized' },
      platformId: 'rcs-google',
    })
    expect(decode(wire, { channel: undefined })).toMatchObject({ channel: 'rcs' })
  })

  test('that is stated but not in use gives unknown, and not the channel of the platform id', () => {
    const wire = wireOf({ platformId: 'rcs-google', type: 'read' })
    expect(route(wire, { channel: 'telegram' })).toMatchObject({
      channel: 'unknown',
      type: 'unknown',
      sentType: 'read',
    })
  })

  test('is unknown when none is in use', () => {
    expect(createDecoder([])(read)).toMatchObject({ channel: 'unknown', sentType: 'read' })
  })
})

describe('the object as received', () => {
  const interaction = decode(clickedCard)

  test('is at raw, itself', () => {
    expect(interaction.raw).toBe(clickedCard)
  })

  test('is not repeated by what prints, serialises or copies', () => {
    expect(JSON.parse(JSON.stringify(interaction))).not.toHaveProperty('raw')
    expect(inspect(interaction, { depth: null })).not.toContain('raw')
    expect(Object.keys(interaction)).not.toContain('raw')
    expect({ ...interaction }).not.toHaveProperty('raw')
    expect(structuredClone(interaction)).not.toHaveProperty('raw')
    const keys = []
    for (const key in interaction) keys.push(key)
    expect(keys).not.toContain('raw')
  })

  test('is not changed, and lends its parts where all that is in them is documented', () => {
    const wire = structuredClone(clickedCard)
    const { receiver } = decode(wire)
    expect(wire).toStrictEqual(clickedCard)
    expect(receiver).toBe(wire.receiver)
  })

  test('lends no part that has something undocumented, however deep', () => {
    const contact = { identifierKey: 'phonenumber', identifierValue: '+31600000000' }
    const wire = wireOf({ receiver: { contacts: [contact, { ...contact, mood: 'fine' }] } })
    const { receiver } = decode(wire)
    expect(receiver).toStrictEqual({ contacts: [contact, contact] })
    expect(wire['receiver']).toStrictEqual({ contacts: [contact, { ...contact, mood: 'fine' }] })
    expect(receiver?.contacts?.[0]).toBe(contact)
  })

  test('keeps alone what is not documented', () => {
    const wire = wireOf({ future: 1, metadata: { button: { payload: 'a', label: 'b' }, poll: {} } })
    const decoded = decode(wire)
    expect(decoded).not.toHaveProperty('future')
    expect(decoded.metadata).toStrictEqual({ button: { payload: 'a' } })
    expect(decoded.raw).toBe(wire)
  })
})

describe('a field of another type than documented counts as absent', () => {
  test.each([
    ['messagePartsCount', '1'],
    ['messagePartsCount', Number.POSITIVE_INFINITY],
    ['messageTags', null],
    ['messageTags', ['a', 1]],
    ['platformReferenceId', 7],
    ['isFirstInteraction', 'true'],
    ['receiver', 'me'],
    ['receiver', [{}]],
    ['metadata', null],
    ['useCaseType', {}],
  ])('%s: %j', (field, value) => {
    const interaction = decode(wireOf({ [field]: value }))
    expect(interaction).not.toHaveProperty(field)
    expect(interaction.raw[field]).toBe(value)
  })

  test('and its neighbours are not touched', () => {
    const contacts = [{ id: 7, countryCode: 'GB' }, { countryCode: null }]
    const receiver = { contacts, connector: { id: 'a', types: ['a', null] }, inbox: 'b' }
    expect(decode(wireOf({ receiver })).receiver).toStrictEqual({
      contacts: [{ countryCode: 'GB' }, {}],
      connector: { id: 'a' },
    })
  })

  test('an unknown word where Bird documents a set of words is a word', () => {
    const wire = wireOf({ useCaseType: 'party', metadata: { reaction: { action: 'hug' } } })
    expect(decode(wire)).toMatchObject({
      useCaseType: 'party',
      metadata: { reaction: { action: 'hug' } },
    })
  })

  test('empty texts, lists and objects are there', () => {
    const fields = { messageReference: '', messageTags: [], metadata: {}, context: { id: '' } }
    expect(decode(wireOf(fields))).toMatchObject(fields)
  })
})

describe('hostile keys', () => {
  const hostile =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1}'
  const text = `{
    "id":"a","messageId":"b","channelId":"c","type":"clicked","createdAt":"d","platformId":"rcs",
    "__proto__":{"polluted":1,"details":"item_1_clicked"},
    "constructor":{"prototype":{"polluted":1}},
    "toString":"x",
    "receiver":{"connector":${hostile},"contacts":[${hostile}],"__proto__":{"polluted":1}},
    "metadata":{"button":${hostile},"extraInformation":{"__proto__":"x","constructor":"y","toString":"z","a":"b"}}
  }`

  test('pollute nothing, at any depth', () => {
    const wire: unknown = JSON.parse(text)
    const interaction = decode(wire)
    expect(interaction.raw).toBe(wire)
    expect({}).not.toHaveProperty('polluted')
    expect(interaction).not.toHaveProperty('polluted')
    expect(interaction).not.toHaveProperty('details')
    expect(Object.getPrototypeOf(interaction)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(interaction.receiver)).toBe(Object.prototype)
    expect(interaction.receiver).toStrictEqual({ connector: {}, contacts: [{}] })
    expect(interaction.metadata?.button).toStrictEqual({})
  })

  test('are data where any key is documented, but for __proto__', () => {
    const { extraInformation } = decode(JSON.parse(text)).metadata ?? {}
    expect(Object.entries(extraInformation ?? {})).toEqual([
      ['constructor', 'y'],
      ['toString', 'z'],
      ['a', 'b'],
    ])
    expect(Object.getPrototypeOf(extraInformation)).toBe(Object.prototype)
  })

  test('make nothing absent that stands beside __proto__', () => {
    const extraInformation: unknown = JSON.parse('{"__proto__":7,"a":"b"}')
    const interaction = decode(wireOf({ metadata: { extraInformation } }))
    expect(interaction.metadata).toStrictEqual({ extraInformation: { a: 'b' } })
  })

  test('as an integer of a pattern are data', () => {
    const channel: Channel = {
      contract: 1,
      name: 'rcs',
      interactions: { clicked: { details: { toString: 'item_{constructor}_{valueOf}' } } },
    }
    const wire = wireOf({ platformId: 'rcs', details: 'item_1_2' })
    expect(createDecoder([channel])(wire).details).toStrictEqual({
      kind: 'toString',
      constructor: 1,
      valueOf: 2,
      text: 'item_1_2',
    })
  })
})

describe('without an identity there is no interaction', () => {
  const messageOf = (value: unknown) => {
    try {
      decode(value)
    } catch (error) {
      expect(error).toBeInstanceOf(ResponseError)
      expect(error).toMatchObject({ code: 'malformed_interaction' })
      return (error as Error).message
    }
    throw new Error('It was decoded.')
  }

  describe.each(['id', 'messageId', 'channelId', 'type', 'createdAt'])('%s', (field) => {
    test.each([
      [undefined, 'absent'],
      [null, 'null'],
      ['', 'empty'],
      [7, 'a number'],
      [true, 'a boolean'],
      [{}, 'an object'],
      [['a'], 'a list'],
    ])('that is %j is named', (value, words) => {
      expect(messageOf(wireOf({ [field]: value }))).toContain(
        `needs "${field}", a text; here it is ${words}.`,
      )
    })
  })

  test.each([
    [undefined, 'absent'],
    [null, 'null'],
    ['text', 'a string'],
    [7, 'a number'],
    [[read], 'a list'],
  ])('%j is no object', (value, words) => {
    expect(messageOf(value)).toContain(`An interaction is an object; this is ${words}.`)
  })

  test('an identity that is inherited from hostile data is none', () => {
    expect(messageOf(JSON.parse(`{"__proto__":${JSON.stringify(read)}}`))).toContain('"id"')
  })
})
