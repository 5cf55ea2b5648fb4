import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { canonicalId } from '../../src/client/list/canonical-id.ts'
import { isSameId } from '../../src/client/list/same-id.ts'

const hex = fc.stringMatching(/^[0-9a-f]{32}$/)

/** A UUID as somebody may spell it. */
const spelledId = fc
  .tuple(
    // Few, so that the same ones meet.
    fc.oneof(fc.constant('0123456789abcdef0123456789abcdef'), hex),
    fc.oneof(
      fc.constant([true, true, true, true]),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([digits, dashes, braces, capitals]) => {
    const parts = [8, 12, 16, 20].map((start, index) => {
      const part = digits.slice(start, [12, 16, 20, 32][index])
      return dashes[index] === true ? `-${part}` : part
    })
    const id = digits.slice(0, 8) + parts.join('')
    const spelled = capitals ? id.toUpperCase() : id
    return braces ? `{${spelled}}` : spelled
  })

/** A text that is an id but for one character. */
const almostId = fc
  .tuple(spelledId, fc.nat(), fc.constantFrom('{', '}', '@', '`', 'g', '\r', '-', 'É'))
  .map(([id, place, character]) => {
    const at = place % id.length
    return id.slice(0, at) + character + id.slice(at + 1)
  })

test('ids are the same when their canonical forms are', () => {
  const id = fc.oneof(spelledId, almostId)
  fc.assert(
    fc.property(id, id, (left, right) => {
      expect(isSameId(left, right)).toBe(canonicalId(left) === canonicalId(right))
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['{0123456789-abcdef-0123456789abcdef}', '01234567-89ab-cdef-0123-456789abcdef', false],
  ['{0123456789abcdef-0123-456789abcdef}', '01234567-89ab-cdef-0123-456789abcdef', true],
  ['01234567-89ab-cdef-0123-456789abcdeF', '01234567-89AB-cdef-0123-456789abcdef', true],
  ['01234567-89ab-cdef-0123-456789abcde@', '01234567-89ab-cdef-0123-456789abcde`', false],
])('%s and %s: %s', (left, right, same) => {
  expect(isSameId(left, right)).toBe(same)
  expect(isSameId(right, left)).toBe(same)
})
