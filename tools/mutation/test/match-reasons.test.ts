import { describe, expect, test } from 'vitest'

import { matchReasons } from '../match-reasons.ts'
import { mutant } from './setting.ts'

const change = ['EqualityOperator', 'a > b', 'a >= b'] as const
const same = { equivalent: 'a is never b', changes: [change] }

describe('a reason', () => {
  test('belongs to the survivor that it describes, on whatever line', () => {
    for (const line of [3, 300]) {
      for (const status of ['Survived', 'NoCoverage'] as const) {
        const survivor = mutant(status, { line })
        expect(matchReasons([survivor], { 'pace.ts': [same] })).toEqual({
          survivors: [{ mutant: survivor, reason: same }],
          stale: [],
        })
      }
    }
  })

  test.each([
    ['another file', mutant('Survived', { file: 'turn.ts' })],
    ['another mutator', mutant('Survived', { mutator: 'ConditionalExpression' })],
    ['another text', mutant('Survived', { original: 'a > c' })],
    ['another replacement', mutant('Survived', { replacement: 'a <= b' })],
    ['the second of two that read the same', mutant('Survived', { occurrence: 2 })],
  ])('does not explain %s, and is stale', (_name, survivor) => {
    expect(matchReasons([survivor], { 'pace.ts': [same] })).toEqual({
      survivors: [{ mutant: survivor, reason: undefined }],
      stale: [{ file: 'pace.ts', change }],
    })
  })

  test('names the second of two that read the same', () => {
    const second = { owed: 'b at its limit', changes: [[...change, 2]] } as const
    const mutants = [mutant('Killed'), mutant('Survived', { occurrence: 2 })]
    expect(matchReasons(mutants, { 'pace.ts': [second] })).toEqual({
      survivors: [{ mutant: mutants[1], reason: second }],
      stale: [],
    })
  })

  test('is stale when a test notices the change', () => {
    for (const status of ['Killed', 'Timeout'] as const) {
      expect(matchReasons([mutant(status)], { 'pace.ts': [same] })).toEqual({
        survivors: [],
        stale: [{ file: 'pace.ts', change }],
      })
    }
  })

  test('is stale when it says again what another says', () => {
    const { stale } = matchReasons([mutant('Survived')], { 'pace.ts': [same, same] })
    expect(stale).toEqual([{ file: 'pace.ts', change }])
  })
})
