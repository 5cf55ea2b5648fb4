import { type Channel, formatDetails, parseDetails } from '@bird-interactions/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type CompiledPattern, compilePattern, patternsOverlap } from '../src/pattern.ts'
import { modelOf, type PatternParts, patternParts, sourceOf } from './support/patterns.ts'

const patterns = patternParts(
  ['a', 'b', 'item', '_', '-', ' ', '.', '*', '(', '[', '\\', '$', '^', '|', '0', '7', 'é', '😀'],
  { mostHoles: 3, longestText: 4 },
)

function channelOf(parts: PatternParts): Channel {
  const details = { it: sourceOf(parts) }
  return { contract: 1, name: 'test', interactions: { clicked: { details } } }
}

function compile(parts: PatternParts): CompiledPattern {
  return compilePattern(sourceOf(parts), (problem) => {
    throw new Error(problem)
  })
}

describe('a pattern', () => {
  test('reads back whatever it writes', () => {
    const integers = fc.array(fc.integer({ min: 0, max: 999_999_999 }), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(patterns, integers, (parts, values) => {
        const channel = channelOf(parts)
        const fields = Object.fromEntries(
          parts.holes.map((hole, index) => [hole, values[index] ?? 0]),
        )
        const text = formatDetails(channel, 'clicked', { kind: 'it', ...fields })
        const details = parseDetails(channel, 'clicked', text)
        expect(details).toEqual({ kind: 'it', ...fields, text })
        expect(formatDetails(channel, 'clicked', details)).toBe(text)
      }),
    )
  })

  test('accepts its grammar and nothing else', () => {
    const integers = fc.array(
      fc.constantFrom('0', '7', '42', '999999999', '1000000000', '007', '00', '', '-1', '+1', '٣'),
      { minLength: 3, maxLength: 3 },
    )
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.integer({ min: 0, max: 1 }),
        insert: fc.constantFrom('', '', '0', '7', 'a', '_', '\n', '\0', ' '),
      }),
      { maxLength: 2 },
    )
    fc.assert(
      fc.property(patterns, integers, edits, (parts, values, changes) => {
        let text = parts.texts
          .map((literal, index) => (index === 0 ? literal : `${values[index - 1]}${literal}`))
          .join('')
        for (const { at, remove, insert } of changes) {
          const start = at % (text.length + 1)
          text = text.slice(0, start) + insert + text.slice(start + remove)
        }
        const match = modelOf(parts).exec(text)
        const fields = parts.holes.map((hole, index) => [hole, Number(match?.[index + 1])])
        expect(parseDetails(channelOf(parts), 'clicked', text)).toEqual(
          match === null
            ? { kind: 'unrecognized', text }
            : { kind: 'it', ...Object.fromEntries(fields), text },
        )
      }),
      { numRuns: 500 },
    )
  })
})

describe('two patterns', () => {
  const alphabet = ['a', '0', '5']
  const texts = textsUpTo(7, alphabet)
  // At most seven characters with an integer of one digit, so a text that both match is among the texts.
  const small = patternParts(alphabet, { mostHoles: 2, longestText: 2 }).filter(
    (parts) => sourceOf(parts).replaceAll(/\{\w+\}/g, '0').length <= 7,
  )

  test('overlap when there is a text that both match, and only then', () => {
    const seen = { true: 0, false: 0 }
    fc.assert(
      fc.property(small, small, (left, right) => {
        const [first, second] = [modelOf(left), modelOf(right)]
        const both = texts.some((text) => first.test(text) && second.test(text))
        seen[`${both}`]++
        expect(patternsOverlap(compile(left), compile(right))).toBe(both)
        expect(patternsOverlap(compile(right), compile(left))).toBe(both)
      }),
      { numRuns: 400 },
    )
    expect(seen.true).toBeGreaterThan(5)
    expect(seen.false).toBeGreaterThan(5)
  })

  test('overlap when one is a text of the other', () => {
    fc.assert(
      fc.property(patterns, fc.integer({ min: 0, max: 999_999_999 }), (parts, integer) => {
        const literal = { texts: [parts.texts.join(String(integer))], holes: [] }
        expect(patternsOverlap(compile(parts), compile(literal))).toBe(true)
      }),
    )
  })
})

function textsUpTo(length: number, alphabet: readonly string[]): string[] {
  const all: string[] = []
  let longest = ['']
  for (let count = 0; count <= length; count++) {
    all.push(...longest)
    longest = longest.flatMap((text) => alphabet.map((character) => text + character))
  }
  return all
}
