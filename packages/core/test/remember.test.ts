import { describe, expect, test } from 'vitest'

import { remember } from '../src/remember.ts'

function counted() {
  const searched: string[] = []
  const find = remember((key) => {
    searched.push(key)
    return key === 'nothing' ? undefined : key.toUpperCase()
  })
  return { find, searched }
}

describe('what was found', () => {
  test.each(['rcs', 'nothing', '', '__proto__', 'a'.repeat(100)])(
    'for %j is not searched for again',
    (key) => {
      const { find, searched } = counted()
      const first = find(key)
      expect(find(key)).toBe(first)
      expect(searched).toEqual([key])
    },
  )

  test('for one text is not given for another', () => {
    const { find } = counted()
    expect([find('a'), find('b'), find('nothing'), find('a')]).toEqual(['A', 'B', undefined, 'A'])
  })

  test('for a text of more than 100 characters is not remembered', () => {
    const { find, searched } = counted()
    const key = 'a'.repeat(101)
    expect([find(key), find(key)]).toEqual(['A'.repeat(101), 'A'.repeat(101)])
    expect(searched).toEqual([key, key])
  })

  test('for the first 16 texts is remembered, and no more than that', () => {
    const { find, searched } = counted()
    const keys = Array.from({ length: 17 }, (_, index) => `key-${index}`)
    for (const key of keys) find(key)
    searched.length = 0
    expect(keys.map(find)).toEqual(keys.map((key) => key.toUpperCase()))
    expect(searched).toEqual(['key-16'])
  })
})
