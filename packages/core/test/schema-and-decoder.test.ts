import { deepStrictEqual } from 'node:assert/strict'

import { createDecoder, ResponseError } from '@bird-interactions/core'
import { interactionSchema } from '@bird-interactions/core/schema'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import clickedCard from './data/rcs-interaction-clicked-card.json' with { type: 'json' }
import whatsappSample from './data/whatsapp-list-sample-2025-02-21.json' with { type: 'json' }
import { fullValueOf, interactionDocument } from './support/document.ts'
import { documentedPartOf } from './support/documented-paths.ts'
import { mutated } from './support/mutations.ts'
import { wireOf } from './support/wire.ts'
import { rcs } from './types/channels.ts'

const decode = createDecoder([rcs])

/** The documented fields as the schema reads them; `undefined` when it refuses the value. */
function readBySchema(value: unknown): unknown {
  const parsed = interactionSchema.safeParse(value)
  return parsed.success ? documentedPartOf(parsed.data) : undefined
}

/** The same as the decoder reads them, `type` and `details` turned back into what was sent. */
function readByDecoder(value: unknown): unknown {
  try {
    const { channel: _channel, details, ...fields } = decode(value)
    const { sentType, ...documented } = { sentType: undefined, ...fields }
    return {
      ...documented,
      type: sentType ?? documented.type,
      ...(details && { details: details.text }),
    }
  } catch (error) {
    if (error instanceof ResponseError) return undefined
    throw error
  }
}

const valid = [
  ['an interaction with every documented field', fullValueOf(interactionDocument)],
  ['the example of the documentation', clickedCard],
  ['the sample of an older schema', whatsappSample.results[0]],
  ['an interaction with an identity alone', wireOf()],
] as const

describe('the schema and the decoder read the same', () => {
  test.each(valid)('of %s, with anything changed in it', (_name, wire) => {
    const outcomes = { read: 0, refused: 0 }
    fc.assert(
      fc.property(mutated(wire), (value) => {
        const read = readByDecoder(value)
        outcomes[read === undefined ? 'refused' : 'read']++
        deepStrictEqual(readBySchema(value), read)
      }),
      { numRuns: 500 },
    )
    expect(outcomes.read).toBeGreaterThan(50)
    expect(outcomes.refused).toBeGreaterThan(5)
  })

  test('of any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        deepStrictEqual(readBySchema(value), readByDecoder(value))
      }),
    )
  })
})

describe('decoding is total', () => {
  test.each(valid)('of %s, with anything changed in it', (_name, wire) => {
    fc.assert(fc.property(mutated(wire), expectTotal), { numRuns: 200 })
  })

  test('of any JSON value', () => {
    fc.assert(fc.property(fc.jsonValue(), expectTotal))
  })

  test('of any JSON object with an identity', () => {
    const fields = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    fc.assert(fc.property(fields, (more) => expectTotal({ ...more, ...wireOf() })))
  })

  test.each([[undefined], [Symbol('a')], [() => 1], [1n], [Number.NaN], [new Date(0)]])(
    'of %s, which is no JSON',
    (value) => expectTotal(value),
  )
})

/** A value, or the one documented error; whichever, the input is not changed, and nothing of it is lost. */
function expectTotal(value: unknown): void {
  const before = typeof value === 'object' ? structuredClone(value) : value
  let raw: unknown = value
  try {
    ;({ raw } = decode(value))
  } catch (error) {
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'malformed_interaction' })
  }
  expect(raw).toBe(value)
  // Not toStrictEqual, which takes a key named "constructor" for the class.
  deepStrictEqual(value, before)
}
