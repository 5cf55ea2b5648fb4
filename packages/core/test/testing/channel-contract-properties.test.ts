import type { Channel } from '@bird-interactions/core'
import { channelContract } from '@bird-interactions/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { assertChannel } from '../../src/channel-rules.ts'
import { patternParts, sourceOf } from '../support/patterns.ts'

const sources = patternParts(
  ['a', 'b', 'item', '_', '-', ' ', '.', '*', '(', '[', '\\', '$', '^', '|', '0', '7', 'é', '😀'],
  { mostHoles: 3, longestText: 3 },
).map(sourceOf)

const channels = fc
  .record({
    details: fc.dictionary(fc.constantFrom('item', 'cardItem', 'open', 'constructor'), sources),
    aliases: fc.uniqueArray(fc.constantFrom('seen', 'delete-request', 'toString', 'read')),
    platforms: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 2 }),
  })
  .map(({ details, aliases, platforms }): Channel => ({
    contract: 1,
    name: 'made-up',
    platforms,
    interactions: { clicked: { details, aliases, metadata: ['button'] }, read: {} },
  }))

/** The words with which core refuses a channel; `undefined` when it takes it. */
function refusalOf(channel: Channel): string | undefined {
  try {
    assertChannel(channel)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function failuresOf(channel: Channel): string[] {
  return channelContract(channel, { fixtures: {} }).flatMap(({ name, run }) => {
    try {
      run()
      return []
    } catch (error) {
      return [`${name}: ${(error as Error).message}`]
    }
  })
}

describe('the contract of any channel', () => {
  test('is kept where core takes the channel, and otherwise refused in the words of core', () => {
    const seen = { taken: 0, refused: 0 }
    fc.assert(
      fc.property(channels, (channel) => {
        const refusal = refusalOf(channel)
        const failures = failuresOf(channel)
        if (refusal === undefined) {
          seen.taken++
          expect(failures).toEqual([])
        } else {
          seen.refused++
          expect(failures.length).toBeGreaterThan(3)
          for (const failure of failures) expect(failure).toContain(refusal)
        }
      }),
      { numRuns: 200 },
    )
    expect(seen.taken).toBeGreaterThan(5)
    expect(seen.refused).toBeGreaterThan(5)
  })
})
