import { describe, expect, test } from 'vitest'

import { findNoData } from '../../src/testing/plain-data.ts'

describe('plain data', () => {
  test.each([
    ['texts', ''],
    ['numbers', 0],
    ['yes and no', { yes: true, no: false }],
    ['null', { nothing: null }],
    ['lists, also in lists', [[1, 'a'], []]],
    ['objects without a prototype', Object.assign(Object.create(null), { a: 1 })],
    ['objects that have a length', { length: 3 }],
  ])('are %s', (_what, value) => {
    expect(findNoData(value)).toBeUndefined()
  })
})

describe('no plain data', () => {
  test.each([
    ['by itself', () => 1, ' is a function'],
    ['in an object', { a: { b: undefined } }, 'a.b is undefined'],
    ['in a list', { a: ['x', Symbol('s')] }, 'a.1 is a symbol'],
    ['under the name length', { length: () => 1 }, 'length is a function'],
    ['as a key of a list', { a: Object.assign([1], { note: new Map() }) }, 'a.note is a Map'],
  ])('%s is told with its place', (_what, value, told) => {
    expect(findNoData(value)).toBe(told)
  })
})
