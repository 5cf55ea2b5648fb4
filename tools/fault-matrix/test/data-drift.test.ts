import type { Channel } from '@bird-interactions/core'
import { channelSchema } from '@bird-interactions/core/schema'
import { channelContract } from '@bird-interactions/core/testing'
import { rcs } from '@bird-interactions/rcs'
import { describe, expect, test } from 'vitest'

import { published, wireOf } from './data-setting.ts'

describe('an example of the documentation', () => {
  const example = published('rcs/test/fixtures/interaction-clicked-card.json')

  /** What the contract test of a channel says of a fixture. */
  function verdictOn(wire: Readonly<Record<string, unknown>>): string {
    const cases = channelContract(rcs, { fixtures: { example: wire } })
    const own = cases.find(({ name }) => name === 'recognises the fixture example')
    if (own === undefined) throw new Error('The contract has no case for the fixture.')
    try {
      own.run()
      return 'recognised'
    } catch (error) {
      return (error as Error).message
    }
  }

  test('D26 passes the contract test as it is today', () => {
    expect(verdictOn(example)).toBe('recognised')
  })

  test('D26 that changes fails the contract test, which says what changed and what to do', () => {
    expect(verdictOn({ ...example, type: 'tapped' })).toContain(
      'is not among the interactions: read, clicked.',
    )
    expect(verdictOn({ ...example, details: 'card_0_button_1_clicked' })).toContain(
      'Its details "card_0_button_1_clicked" match no pattern of clicked. Add the spelling',
    )
    expect(verdictOn({ ...example, metadata: { poll: {} } })).toContain(
      'Its metadata has poll, which clicked does not list. Add it to metadata',
    )
    expect(verdictOn({ ...example, platformId: 'google' })).toContain(
      "Its platform id 'google' is not this channel's. List it in platforms",
    )
  })
})

describe('the OpenAPI document', () => {
  interface Schema {
    readonly $ref?: string
    readonly enum?: readonly string[]
    readonly type?: string
    readonly format?: string
    readonly items?: Schema
    readonly properties?: Readonly<Record<string, Schema>>
  }
  const document = published('core/test/data/list-message-interactions.2026.json') as {
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
  }
  const { schemas } = document.components
  const interaction = resolve('channels.messages.interactions.interaction')

  function resolve(name: string): Schema {
    const schema = schemas[name]
    if (schema === undefined) throw new Error(`The document has no ${name}.`)
    return schema
  }

  /** A value with every property and the last word of every set of words. */
  function valueOf(schema: Schema): unknown {
    if (schema.$ref !== undefined) return valueOf(resolve(schema.$ref.split('/').at(-1) ?? ''))
    if (schema.enum !== undefined) return schema.enum.at(-1)
    if (schema.items !== undefined) return [valueOf(schema.items)]
    if (schema.properties !== undefined) {
      const entries = Object.entries(schema.properties)
      return Object.fromEntries(entries.map(([name, inner]) => [name, valueOf(inner)]))
    }
    if (schema.type === 'integer') return 1
    if (schema.type === 'boolean') return true
    if (schema.type === 'object') return {}
    if (schema.format === 'uuid') return '123e4567-e89b-12d3-a456-426614174000'
    return schema.format === 'date-time' ? '2024-08-13T11:26:22Z' : 'text'
  }

  /** What the published schema does not know of a document, with the place of each. */
  function driftOf(document: Schema): readonly string[] {
    const value = valueOf(document) as Readonly<Record<string, unknown>>
    const channel: Channel = {
      contract: 1,
      name: 'everything',
      interactions: {
        [String(value['type'])]: { metadata: Object.keys(value['metadata'] as object) },
      },
    }
    const issues = channelSchema(channel).safeParse(value).error?.issues ?? []
    return issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  const withProperties = (properties: Readonly<Record<string, Schema>>): Schema => ({
    ...interaction,
    properties: { ...interaction.properties, ...properties },
  })

  test('D26 says nothing today that the published schema does not know', () => {
    expect(driftOf(interaction)).toEqual([])
  })

  test('D26 that changes is told apart by name and place', () => {
    const text = { type: 'string' }
    expect(driftOf(withProperties({ locale: text }))).toEqual([': Unrecognized key: "locale"'])
    expect(driftOf(withProperties({ messagePartsCount: text }))).toEqual([
      'messagePartsCount: Invalid input: expected number, received string',
    ])
    const context = { ...resolve('channels.messages.context') }
    const added = { ...context, properties: { ...context.properties, campaign: text } }
    expect(driftOf(withProperties({ context: added }))).toEqual([
      'context: Unrecognized key: "campaign"',
    ])
    expect(driftOf(withProperties({ useCaseType: { enum: ['party'] } }))[0]).toMatch(
      /^useCaseType: Invalid option: expected one of "unspecified"/,
    )
  })

  test('D26 of today accepts a click with every required field', () => {
    expect(channelSchema(rcs).safeParse(wireOf()).error).toBeUndefined()
  })
})
