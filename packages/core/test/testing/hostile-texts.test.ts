import { describe, expect, test } from 'vitest'

import { hostileTexts, nearMisses } from '../../src/testing/hostile-texts.ts'

describe('hostile texts', () => {
  test('are each tried once, among them none at all', () => {
    expect(new Set(hostileTexts).size).toBe(hostileTexts.length)
    expect(hostileTexts.filter((text) => text === '')).toHaveLength(1)
  })

  test.each([
    ['what terminals obey', /\u001B/],
    ['what turns the reading around', /\u202E/],
    ['half a character', /^\uD800$/],
    ['what ends texts elsewhere', /\u0000/],
    ['names of what every object has', /^__proto__$/],
    ['a template', /^\{item\}$/],
    ['a megabyte in the making', /^9{100000}$/],
  ])('hold %s', (_what, pattern) => {
    expect(hostileTexts.some((text) => pattern.test(text))).toBe(true)
  })
})

describe('near misses', () => {
  test('differ from the text, and from each other', () => {
    for (const text of ['item_2_of_3', 'initial_open', 'Open', 'xy']) {
      const near = nearMisses(text)
      expect(near).not.toContain(text)
      expect(new Set(near).size).toBe(near.length)
    }
  })

  test('of words add, remove and change characters', () => {
    expect(nearMisses('open')).toEqual([
      'open\n',
      'open\r\n',
      ' open',
      'open ',
      'open\0',
      '\uFEFFopen',
      'open\u200B',
      'xopen',
      'openx',
      'openopen',
      'open\nopen',
      'pen',
      'ope',
      'OPEN',
      'Open',
    ])
  })

  test('of numbers replace the first by what is no integer, each way once', () => {
    const replaced = nearMisses('12 of 3').flatMap((near) => /^(.*) of 3$/.exec(near)?.[1] ?? [])
    expect(replaced).toEqual(
      expect.arrayContaining(['', '00', '1,000', '1_000', '1 ', '①', '{item}', '1000000000']),
    )
    expect(new Set(replaced).size).toBe(replaced.length)
    expect(nearMisses('$12')).toContain('$1e3')
    expect(nearMisses('12')).toContain('1e3')
  })

  test('of what begins with another sign leave its first letter', () => {
    expect(nearMisses('_open')).not.toContain('_Open')
    expect(nearMisses('Open')).toContain('OPEN')
  })
})
