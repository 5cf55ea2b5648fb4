import { array, assert, nat, property, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createPositionSet, withoutRanges } from '../src/position-set.ts'

const positions = uniqueArray(nat({ max: 40 }))

/** What a plain set would hold, in ranges. */
function rangesOf(members: ReadonlySet<number>): [number, number][] {
  const ranges: [number, number][] = []
  for (const position of [...members].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === position) last[1] = position + 1
    else ranges.push([position, position + 1])
  }
  return ranges
}

describe('a set of positions', () => {
  test('holds what a plain set holds, in as few ranges as there can be', () => {
    assert(
      property(positions, array(nat({ max: 40 })), (before, added) => {
        const set = createPositionSet(rangesOf(new Set(before)))
        const model = new Set(before)
        for (const position of added) {
          set.add(position)
          model.add(position)
        }
        expect(set.ranges()).toEqual(rangesOf(model))
        for (let position = 0; position <= 42; position++) {
          expect(set.has(position)).toBe(model.has(position))
        }
      }),
    )
  })

  test('loses what another holds', () => {
    assert(
      property(positions, positions, (all, others) => {
        const left = new Set(all.filter((position) => !others.includes(position)))
        const rest = withoutRanges(rangesOf(new Set(all)), rangesOf(new Set(others)))
        expect(rest).toEqual(rangesOf(left))
      }),
    )
  })
})
