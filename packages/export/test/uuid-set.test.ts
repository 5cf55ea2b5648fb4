import { randomUUID } from 'node:crypto'

import { array, assert, property, uuid } from 'fast-check'
import { expect, test } from 'vitest'

import { createUuidSet } from '../src/uuid-set.ts'

test('a set of UUIDs says of each whether it is new, however it is spelled', () => {
  assert(
    property(array(uuid()), array(uuid()), (some, others) => {
      const set = createUuidSet()
      const model = new Set<string>()
      for (const id of [...some, ...others, ...some]) {
        const spelled = model.size % 2 === 0 ? id.toUpperCase() : id
        expect(set.add(spelled)).toBe(!model.has(id))
        model.add(id)
      }
    }),
  )
})

test.each([
  ['numbered', (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`],
  [
    'numbered in front',
    (number: number) => `${number.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
  ],
  ['random', () => randomUUID()],
])('a set of %s UUIDs stays exact as it grows', (_how, idOf) => {
  const ids = Array.from({ length: 20_000 }, (_, number) => idOf(number))
  const set = createUuidSet()
  expect(ids.filter((id) => !set.add(id))).toEqual([])
  expect(ids.filter((id) => set.add(id))).toEqual([])
})
