import { type Channel, createDecoder, type InteractionFields } from '@bird-interactions/core'
import {
  channelSchema,
  interactionListSchema,
  interactionSchema,
} from '@bird-interactions/core/schema'
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'

import {
  type DocumentSchema,
  fullValueOf,
  interactionDocument,
  propertiesOf,
  valuesOf,
} from './support/document.ts'
import { documentedPaths } from './support/documented-paths.ts'
import { valueAt, withoutPath, withValueAt } from './support/paths.ts'
import { wireOf } from './support/wire.ts'
import { type Assignable, type Equal, expectType } from './types/assert.ts'

const types = interactionDocument.properties?.['type']?.enum ?? []
const metadata = Object.keys(interactionDocument.properties?.['metadata']?.properties ?? {})

/** A channel with every type and every key of metadata that the document has. */
const everything: Channel = {
  contract: 1,
  name: 'everything',
  interactions: Object.fromEntries(types.map((type) => [type, { metadata }])),
}

const decodeAny = createDecoder([everything])
const decode = (wire: unknown) => decodeAny(wire, { channel: 'everything' })
const strict = channelSchema(everything)
const full = fullValueOf(interactionDocument)

const properties = propertiesOf(interactionDocument)

function missingInTypes(document: DocumentSchema): readonly string[] {
  return propertiesOf(document)
    .map(({ name }) => name)
    .filter((path) => !Object.hasOwn(documentedPaths, path))
}

describe('the document and the types have the same fields', () => {
  test('every property of the document is a field of the types', () => {
    expect(missingInTypes(interactionDocument)).toEqual([])
  })

  test('every field of the types is a property of the document, but for those of an older schema', () => {
    const known = new Set(properties.map(({ name }) => name))
    const older = Object.entries(documentedPaths).filter(([path]) => !known.has(path))
    expect(older).toEqual([
      ['messagePartId', 2025],
      ['context.tags', 2025],
      ['context.tags.[]', 2025],
    ])
  })

  test('a property that the document adds does not go unnoticed', () => {
    const context = interactionDocument.properties?.['context']
    const added = { ...context, properties: { ...context?.properties, locale: { type: 'string' } } }
    expect(
      missingInTypes({
        ...interactionDocument,
        properties: { ...interactionDocument.properties, context: added },
      }),
    ).toEqual(['context.locale'])
  })

  test('the schema gives what the types say, field by field', () => {
    type Output = z.infer<typeof interactionSchema>
    type Known = keyof InteractionFields
    expectType<Assignable<Output, InteractionFields>>()
    expectType<
      Equal<
        { readonly [Key in Known]: Output[Key] },
        { readonly [Key in Known]: InteractionFields[Key] }
      >
    >()
    // @ts-expect-error A field that may be absent is not required.
    expectType<Assignable<Output, Required<InteractionFields>>>()

    const fields = [...Object.keys(interactionDocument.properties ?? {}), 'messagePartId']
    expect(Object.keys(interactionSchema.shape).toSorted()).toEqual(fields.toSorted())
  })
})

describe.each(properties)('$name', ({ name, path, schema }) => {
  test('a valid value is accepted, and is at the same path', () => {
    for (const value of valuesOf(schema)) {
      const wire = withValueAt(wireOf(), path, value)
      const decoded = decode(wire)
      const parsed = interactionSchema.parse(wire)
      expect(valueAt(parsed, path)).toEqual(value)
      if (name === 'details') expect(decoded.details?.text).toBe(value)
      else expect(valueAt(decoded, path)).toEqual(value)
    }
  })

  test('a valid value is accepted where a channel documents it', () => {
    for (const value of valuesOf(schema)) {
      const wire = withValueAt(full, path, value)
      expect(strict.safeParse(wire).error).toBeUndefined()
    }
  })

  test('its absence is accepted, and changes nothing else', () => {
    const wire = withoutPath(full, path)
    const isIdentity = Object.hasOwn(wireOf(), name)
    expect(interactionSchema.safeParse(wire).success).toBe(!isIdentity)
    if (isIdentity) {
      expect(() => decode(wire)).toThrow(`"${name}"`)
      return
    }
    expect(interactionSchema.parse(wire)).toStrictEqual(
      withoutPath(interactionSchema.parse(full), path),
    )
    expect(decode(wire)).toStrictEqual(withoutPath(decode(full), path))
  })

  test('a value of another type counts as absent', () => {
    const wrong = [
      null,
      Number.POSITIVE_INFINITY,
      ['string', 'integer'].includes(schema.type ?? '') ? {} : 'text',
    ]
    for (const value of wrong) {
      const wire = withValueAt(full, path, value)
      if (Object.hasOwn(wireOf(), name)) {
        expect(interactionSchema.safeParse(wire).success).toBe(false)
        expect(() => decode(wire)).toThrow(`"${name}"`)
      } else {
        // A list or a table counts as absent as a whole when one of its elements does.
        const whole = path.slice(0, path.findLastIndex(isField) + 1)
        const parsed = interactionSchema.parse(wire)
        expect(parsed).toStrictEqual(withoutPath(interactionSchema.parse(full), whole))
        expect(decode(wire)).toStrictEqual(withoutPath(decode(full), whole))
      }
      const isDocumented = name === 'messageTags' && value === null
      expect(strict.safeParse(wire).success).toBe(isDocumented)
    }
  })
})

function isField(step: string): boolean {
  return step !== '[]' && step !== '*'
}

test('a list of the document is a list of the schema', () => {
  const list = { results: [full, wireOf()] }
  expect(interactionListSchema.parse(list)).toEqual(list)
})
