import { createDecoder, defineChannel } from '@bird-interactions/core'
import { channelSchema, interactionSchema } from '@bird-interactions/core/schema'
import { rcs } from '@bird-interactions/rcs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { runList } from './command.ts'
import { anyText, decode, list, published, uuid, wireOf, wireWithout } from './data-setting.ts'

describe('a type that is not documented', () => {
  test('D01 comes out as unknown with the word as sent, and nothing of it is lost', async () => {
    const types = ['bounced', 'READ', 'read ', 'unknown', 'toString', '__proto__', 'delete-request']
    for (const type of types) {
      const wire = wireOf({ type })
      const interaction = decode(wire)
      expect(interaction).toMatchObject({ channel: 'rcs', type: 'unknown', sentType: type })
      expect(interaction.details).toEqual({ kind: 'unrecognized', text: 'item_1_clicked' })
      expect(interaction.raw).toBe(wire)
    }
    const { interactions, problems } = await list(
      types.map((type, index) => wireOf({ id: uuid(index), type })),
    )
    expect(interactions).toHaveLength(types.length)
    expect(problems).toEqual([])
  })

  test('D01 whatever text the type is, decoding throws nothing', () => {
    fc.assert(
      fc.property(anyText, (type) => {
        expect(decode(wireOf({ type }))).toMatchObject({ type: 'unknown', sentType: type })
      }),
    )
  })

  test('D01 a type under the name of an older schema is the type of today', () => {
    const email = defineChannel({
      contract: 1,
      name: 'email',
      interactions: { delete: { aliases: ['delete-request'] } },
    })
    const decode = createDecoder([email])
    for (const type of ['delete', 'delete-request']) {
      const interaction = decode(wireOf({ platformId: 'email', type }))
      expect(interaction).toMatchObject({ channel: 'email', type: 'delete' })
      expect(interaction.raw.type).toBe(type)
    }
  })
})

describe('a field that is not documented', () => {
  const wire = wireOf({
    future: { nested: [1, { deep: null }] },
    receiver: { contacts: [{ identifierValue: '+447123456789', mood: 'good' }], crowd: 3 },
    metadata: { button: { payload: 'website', label: 'Visit' }, poll: { choice: 2 } },
  })

  test('D02 is kept in raw, at any depth', () => {
    const interaction = decode(wire)
    expect(interaction).toMatchObject({
      type: 'clicked',
      metadata: { button: { payload: 'website' } },
    })
    expect(interaction.raw).toBe(wire)
    expect(interactionSchema.parse(wire)).toEqual(wire)
  })

  test('D02 leaves the command with --raw in every format for programs', async () => {
    const [json, lines, csv] = await Promise.all([
      runList([wire], '--json', '--raw'),
      runList([wire], '--format', 'ndjson', '--raw'),
      runList([wire], '--format', 'csv', '--raw'),
    ])
    expect(JSON.parse(json.stdout)).toMatchObject([{ raw: wire }])
    expect(JSON.parse(lines.stdout)).toMatchObject({ raw: wire })
    const [, cell = ''] = /"(\{.*\})"\n$/.exec(csv.stdout) ?? []
    expect(JSON.parse(cell.replaceAll('""', '"'))).toEqual(wire)
    expect([json.exitCode, lines.exitCode, csv.exitCode]).toEqual([0, 0, 0])
  })
})

describe('a field that Bird calls required', () => {
  test('D03 may be absent: everything else is delivered, and raw tells what was sent', async () => {
    for (const field of [
      'platformId',
      'messageReference',
      'messagePartsCount',
      'receiver',
      'context',
    ]) {
      const wire = wireWithout(field)
      const { interactions, problems } = await list([wire])
      expect(problems).toEqual([])
      expect(interactions).toHaveLength(1)
      expect(interactions[0]).not.toHaveProperty(field)
      expect(interactions[0]?.raw).toEqual(wire)
      expect(interactionSchema.parse(wire)).toEqual(wire)
    }
  })

  test("D03 Bird's own examples, which lack the required context, are read whole and meet the strict schema", () => {
    for (const name of ['interaction-read', 'interaction-clicked-card']) {
      const example = published(`rcs/test/fixtures/${name}.json`)
      expect(example).not.toHaveProperty('context')
      const { details: _, ...fields } = example
      expect(decode(example)).toMatchObject({ ...fields, channel: 'rcs' })
      expect(channelSchema(rcs).safeParse(example).error).toBeUndefined()
    }
  })
})

describe('null, absent and empty', () => {
  const texts = ['platformReferenceId', 'messageCreatedAt', 'bodyTemplateProjectId', 'useCaseType']
  const others = ['messageTags', 'receiver', 'metadata', 'context', 'isFirstInteraction', 'details']

  test('D04 null is absent, an empty text is an empty text, and raw keeps the difference', () => {
    for (const field of [...texts, ...others, 'messagePartsCount']) {
      const absent = decode(wireWithout(field))
      const asNull = decode(wireOf({ [field]: null }))
      expect(absent).not.toHaveProperty(field)
      expect(asNull).toStrictEqual(absent)
      expect(Object.hasOwn(absent.raw, field)).toBe(false)
      expect(asNull.raw[field]).toBeNull()
    }
    for (const field of texts) expect(decode(wireOf({ [field]: '' }))).toHaveProperty(field, '')
    expect(decode(wireOf({ details: '' })).details).toEqual({ kind: 'unrecognized', text: '' })
    const parts = { metadata: { button: { payload: '' } }, receiver: {}, messageTags: [] }
    expect(decode(wireOf(parts))).toMatchObject(parts)
  })

  test('D04 whatever mixture was sent, raw goes back to the same JSON', async () => {
    const value = fc.constantFrom(null, '', 'text', undefined)
    const fields = fc.record(
      Object.fromEntries([...texts, ...others].map((field) => [field, value])),
    )
    await fc.assert(
      fc.asyncProperty(fields, async (fields) => {
        const sent = JSON.stringify(wireOf(fields))
        const { interactions, problems } = await list(`{"results":[${sent}]}`)
        expect(problems).toEqual([])
        expect(JSON.stringify(interactions[0]?.raw)).toBe(sent)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a field of another type', () => {
  test('D05 an element without its identity is set aside with its place and reason, and the others are delivered', async () => {
    for (const field of ['id', 'messageId', 'channelId', 'type', 'createdAt']) {
      const odd = wireOf({ id: uuid(2), [field]: 7 })
      const { interactions, problems } = await list([
        wireOf({ id: uuid(1) }),
        odd,
        wireOf({ id: uuid(3) }),
      ])
      expect(interactions.map(({ id }) => id)).toEqual([uuid(1), uuid(3)])
      expect(problems).toEqual([
        {
          code: 'malformed',
          index: 1,
          message: expect.stringMatching(`^Element 1 .* needs "${field}", .* a number`) as string,
          raw: odd,
        },
      ])
    }
  })

  test('D05 what is no object is set aside as well', async () => {
    const odd = [null, 'text', 7, [], {}]
    const { interactions, problems } = await list([...odd, wireOf()])
    expect(interactions.map(({ raw }) => raw)).toEqual([wireOf()])
    expect(problems.map(({ code, index, raw }) => [code, index, raw])).toEqual(
      odd.map((raw, index) => ['malformed', index, raw]),
    )
  })

  test('D05 any other field counts as absent, and what was sent is in raw', () => {
    const interaction = decode(wireOf({ messagePartsCount: '1', messageTags: 'a', context: [] }))
    for (const field of ['messagePartsCount', 'messageTags', 'context']) {
      expect(interaction).not.toHaveProperty(field)
    }
    expect(interaction).toMatchObject({ type: 'clicked', details: { kind: 'item', item: 1 } })
    expect(interaction.raw).toMatchObject({ messagePartsCount: '1', messageTags: 'a', context: [] })
  })
})

describe('keys that JavaScript knows', () => {
  const hostile =
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x"'
  const body = JSON.stringify(
    wireOf({
      receiver: { contacts: ['HERE'], connector: 'HERE' },
      metadata: { button: 'HERE', extraInformation: 'EXTRA' },
    }),
  )
    .replaceAll('"HERE"', `{${hostile}}`)
    .replace('"EXTRA"', '{"__proto__":{"polluted":1},"constructor":"y","toString":"z","a":"b"}')
    .replace(/\}$/, `,${hostile}}`)

  test('D06 pollute nothing at any depth, take nothing with them, and are in raw', async () => {
    const { interactions, problems } = await list(`{"results":[${body}],${hostile}}`)
    expect(problems).toEqual([])
    const [interaction] = interactions
    expect(JSON.stringify(interaction?.raw)).toBe(body)
    const { metadata } = interaction ?? {}
    expect(Object.entries(metadata?.extraInformation ?? {})).toEqual([
      ['constructor', 'y'],
      ['toString', 'z'],
      ['a', 'b'],
    ])
    expect({}).not.toHaveProperty('polluted')
    for (const part of [interaction, metadata, metadata?.button, metadata?.extraInformation]) {
      expect(Object.getPrototypeOf(part)).toBe(Object.prototype)
    }
  })

  test('D06 are compared like any other: what differs in nothing else is no duplicate', async () => {
    const other = body.replace(/"polluted":1(?!.*"__proto__")/, '"polluted":2')
    expect(other).not.toBe(body)
    const { interactions, problems } = await list(`{"results":[${body},${other}]}`)
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['conflicting_duplicate'])
  })
})

describe('what a click carries', () => {
  test('D15 details alone, a button alone and a link alone are each delivered, typed, without the others', () => {
    const click = (fields: object) =>
      decode({ ...wireWithout('details'), metadata: undefined, ...fields })
    const details = click({ details: 'item_1_clicked' })
    expect(details.details).toMatchObject({ kind: 'item', item: 1 })
    expect(details).not.toHaveProperty('metadata')

    const button = click({ metadata: { button: { payload: 'website' } } })
    expect(button).toMatchObject({ type: 'clicked', metadata: { button: { payload: 'website' } } })
    expect(button).not.toHaveProperty('details')

    const empty = click({ details: 'item_1_clicked', metadata: { button: {} } })
    expect(empty.metadata).toStrictEqual({ button: {} })
    expect(empty.metadata?.button?.payload).toBeUndefined()

    const link = { name: 'Visit', url: 'https://example.com', clickType: 'button' }
    expect(click({ metadata: { link } }).metadata).toStrictEqual({ link })
    expect(click({}).type).toBe('clicked')
  })

  test('D21 whether software or a person was first is there, typed, to filter by', async () => {
    const first = (number: number, prefetched: unknown, person: boolean) =>
      wireOf({
        id: uuid(number),
        metadata: { prefetched },
        isFirstInteraction: person,
        isFirstInteractionIncludingBots: !person,
      })
    const { interactions } = await list([
      first(1, true, false),
      first(2, false, true),
      first(3, undefined, true),
    ])
    expect(interactions.map(({ metadata }) => metadata?.prefetched)).toEqual([
      true,
      false,
      undefined,
    ])
    expect(interactions.map(({ isFirstInteraction }) => isFirstInteraction)).toEqual([
      false,
      true,
      true,
    ])
    expect(
      interactions.map(({ isFirstInteractionIncludingBots }) => isFirstInteractionIncludingBots),
    ).toEqual([true, false, false])
    const people = interactions.filter(({ metadata }) => metadata?.prefetched !== true)
    expect(people.map(({ id }) => id)).toEqual([uuid(2), uuid(3)])
  })
})
