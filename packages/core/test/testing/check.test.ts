import { ContractError } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { check, missingPath, show } from '../../src/testing/check.ts'

describe('what is expected is missing', () => {
  test.each<[unknown, unknown, string | undefined]>([
    [1, 1, undefined],
    [{ a: 1, b: 2 }, { a: 1 }, undefined],
    [{ a: { b: [{ c: 1 }, 2] } }, { a: { b: [{ c: 1 }, 2] } }, undefined],
    [{ a: null }, { a: null }, undefined],
    [{}, { a: undefined }, undefined],
    [{ a: 1 }, { a: 2 }, 'a'],
    [{ a: 1 }, { a: null }, 'a'],
    [{ a: null }, { a: { b: 1 } }, 'a'],
    [{ a: 'b' }, { a: { length: 1 } }, 'a'],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, 'a.b.0.c'],
    [{ a: [1, 2] }, { a: [1] }, 'a'],
    [{ a: [1] }, { a: [1, 2] }, 'a'],
    [{ a: 1, b: 1 }, { a: 1, b: 2 }, 'b'],
    [1, 2, ''],
  ])('of %j when %j is: %j', (actual, expected, path) => {
    expect(missingPath(actual, expected)).toBe(path)
  })
})

test('a case fails with an error of its own, whose message is made only then', () => {
  check(true, () => expect.unreachable())
  const fail = () => check(false, () => 'It is not so.')
  expect(fail).toThrow(ContractError)
  expect(fail).toThrow(expect.objectContaining({ name: 'ContractError', message: 'It is not so.' }))
})

test('a value is shown in one line of 100 characters, six levels deep', () => {
  expect(show({ a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } })).toContain('g: [Object]')
  const line = show({ first: 'x'.repeat(30), second: 'y'.repeat(30) })
  expect(line).toMatch(/^\{ first: '.*', second: '.*' \}$/)
})
