import { describe, expect, test } from 'vitest'

import { matchReasons } from '../match-reasons.ts'
import type { Mutant } from '../mutants.ts'
import type { Reasons } from '../reason.ts'
import { problemsOf } from '../verdict.ts'
import { mutant } from './setting.ts'

/** So many mutants that are noticed, and so many that survive. */
function run(noticed: number, survived: number): readonly Mutant[] {
  return [
    ...Array.from({ length: noticed }, () => mutant('Killed')),
    ...Array.from({ length: survived }, (_, index) =>
      mutant('Survived', { occurrence: index + 1 }),
    ),
  ]
}

function changes(count: number, first = 1): Reasons[string][number]['changes'] {
  return Array.from(
    { length: count },
    (_, index) => ['EqualityOperator', 'a > b', 'a >= b', first + index] as const,
  )
}

function problems(mutants: readonly Mutant[], reasons: Reasons): readonly string[] {
  return problemsOf(mutants, matchReasons(mutants, reasons))
}

describe('the verdict', () => {
  test('is good when nine of ten are noticed and the rest behave the same', () => {
    expect(
      problems(run(90, 10), { 'pace.ts': [{ equivalent: 'so', changes: changes(10) }] }),
    ).toEqual([])
  })

  test('is bad below 90 %, however well explained', () => {
    expect(
      problems(run(899, 101), { 'pace.ts': [{ equivalent: 'so', changes: changes(101) }] }),
    ).toEqual(['The score is 89.90 %; it must be at least 90 %.'])
  })

  test('counts an endless loop as noticed, and nothing that could not be run', () => {
    const mutants = [
      ...Array.from({ length: 9 }, () => mutant('Timeout')),
      mutant('Survived'),
      ...Array.from({ length: 90 }, () => mutant('RuntimeError')),
    ]
    expect(problems(mutants, { 'pace.ts': [{ equivalent: 'so', changes: changes(1) }] })).toEqual(
      [],
    )
  })

  test('lets tests be owed for 3 % and no more', () => {
    expect(problems(run(97, 3), { 'pace.ts': [{ owed: 'a test', changes: changes(3) }] })).toEqual(
      [],
    )
    expect(problems(run(96, 4), { 'pace.ts': [{ owed: 'a test', changes: changes(4) }] })).toEqual([
      'A test is owed for 4.00 % of the mutants; 3 % is the most.',
    ])
  })

  test('is bad when a survivor has no reason, and names it as a reason does', () => {
    expect(problems(run(99, 1), {})).toEqual([
      'No reason for pace.ts:3 ["EqualityOperator","a > b","a >= b"]',
    ])
    expect(
      problems(run(98, 2), { 'pace.ts': [{ equivalent: 'so', changes: changes(1) }] }),
    ).toEqual(['No reason for pace.ts:3 ["EqualityOperator","a > b","a >= b",2]'])
  })

  test('is bad when a reason has no survivor', () => {
    expect(problems(run(9, 0), { 'pace.ts': [{ equivalent: 'so', changes: changes(1) }] })).toEqual(
      ['A reason without a survivor: pace.ts ["EqualityOperator","a > b","a >= b",1]'],
    )
  })

  test('is bad when nothing was measured', () => {
    expect(problems([], {})).toEqual(['There is no mutant: nothing was measured.'])
  })
})
