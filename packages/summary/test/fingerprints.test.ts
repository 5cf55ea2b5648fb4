import { array, assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createFingerprints } from '../src/fingerprints.ts'

describe('fingerprints', () => {
  test('number different texts from 0 in the order of arrival, and know them again', () => {
    assert(
      property(array(nat(400), { maxLength: 300 }), (drawn) => {
        const texts = drawn.map((number) => number.toString(7))
        const fingerprints = createFingerprints()
        const numbers = new Map<string, number>()
        for (const text of texts) numbers.set(text, numbers.get(text) ?? numbers.size)
        expect(texts.map((text) => fingerprints.numberOf(text))).toEqual(
          texts.map((text) => numbers.get(text)),
        )
        expect(fingerprints.size).toBe(numbers.size)
      }),
    )
  })

  test.each([
    ['phone numbers', (number: number) => `+4477${String(number).padStart(8, '0')}`],
    [
      'ids',
      (number: number) => `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    ],
    ['pairs', (number: number) => `${Math.floor(number / 500)} ${number % 500}`],
  ])('tell neighbours apart: 250,000 %s', (_, textOf) => {
    const fingerprints = createFingerprints()
    for (let number = 0; number < 250_000; number += 1) fingerprints.numberOf(textOf(number))
    expect(fingerprints.size).toBe(250_000)
    expect(fingerprints.numberOf(textOf(123_456))).toBe(123_456)
  })
})
