import { rcs } from '@bird-interactions/rcs'
import { describe, expect, test } from 'vitest'

import { Failure } from '../src/failure.ts'
import { interactionFields } from '../src/output/fields/interaction-fields.ts'
import { type KnownFields, parseFields } from '../src/output/fields/known-fields.ts'
import { pick, valueAt } from '../src/output/fields/pick.ts'

const known: KnownFields = {
  id: 'value',
  list: [{ name: 'value' }],
  inner: { x: 'value' },
  raw: 'any',
}

function refusal(text: string): string {
  try {
    parseFields(text, known)
  } catch (error) {
    if (error instanceof Failure) return [error.exitCode, error.message, ...error.advice].join('\n')
  }
  return 'none'
}

describe('a list of fields', () => {
  test('is read in its order, each once, with blanks around the commas', () => {
    expect(parseFields('inner.x, id,list.0.name ,id,raw.a.0.b', known)).toEqual([
      ['inner', 'x'],
      ['id'],
      ['list', '0', 'name'],
      ['raw', 'a', '0', 'b'],
    ])
  })

  test('may name what holds others', () => {
    expect(parseFields('inner,list,list.3,raw', known)).toHaveLength(4)
  })

  test.each([
    ['nope', /^2\n.*no field nope.*\nKnown are: id, list, inner, raw\n.*dotted path/],
    ['id,inner.y', /^2\n.*no field inner\.y.*\nKnown are: inner\.x$/],
    ['list.name', /^2\n.*no field list\.name.*\nlist is a list, numbered from 0: list\.0$/],
    ['list.-1', /\nlist is a list/],
    ['id.x', /^2\n.*\nid holds no fields\.$/],
    ['constructor', /^2\n.*no field constructor/],
    ['inner.__proto__', /^2\n.*no field inner\.__proto__/],
    ['', /^2\n.*empty name/],
    ['id,,inner', /^2\n.*empty name/],
    ['inner.', /^2\n.*no field inner\./],
  ])('is refused for %j, with what there is', (text, words) => {
    expect(refusal(text)).toMatch(words)
  })

  test('knows the fields of interactions, and the numbers in the details of the channels at hand', () => {
    const fields = interactionFields([rcs])
    const names = 'id,raw.any.thing,details.card,details.item,details.kind,metadata.button.payload'
    expect(parseFields(`${names},metadata.extraInformation.x,messageTags.0`, fields)).toHaveLength(
      8,
    )
    expect(() => parseFields('details.button', fields)).toThrow('no field details.button')
  })
})

describe('what is picked', () => {
  const value = {
    id: 'i',
    details: { kind: 'k', card: 0 },
    list: [{ a: 1, b: 2 }, { a: 3 }],
    none: null,
  }

  test('stays where it was', () => {
    expect(pick(value, [['details', 'card'], ['id'], ['list', '1', 'a'], ['none']])).toEqual({
      details: { card: 0 },
      id: 'i',
      // oxlint-disable-next-line no-sparse-arrays
      list: [, { a: 3 }],
      none: null,
    })
    expect(JSON.stringify(pick(value, [['list', '1', 'a']]))).toBe('{"list":[null,{"a":3}]}')
  })

  test('is left out where it is not there', () => {
    expect(
      pick(value, [
        ['details', 'item'],
        ['nope', 'x'],
        ['none', 'x'],
        ['id', 'length'],
      ]),
    ).toEqual({})
  })

  test('is whole when the whole is asked for, in whatever order, and is not written to', () => {
    Object.freeze(value.details)
    for (const paths of [
      [['details'], ['details', 'card']],
      [['details', 'card'], ['details']],
    ]) {
      expect(pick(value, paths)).toEqual({ details: value.details })
    }
    expect(value.details).toEqual({ kind: 'k', card: 0 })
  })

  test('is nothing that the value does not own', () => {
    expect(valueAt(value, ['toString'])).toBeUndefined()
    expect(valueAt(value, ['list', 'length'])).toBe(2)
    const evil = JSON.parse('{"__proto__": {"polluted": true}}') as object
    expect(JSON.stringify(pick(evil, [['__proto__', 'polluted']]))).toBe(
      '{"__proto__":{"polluted":true}}',
    )
    expect({}).not.toHaveProperty('polluted')
  })
})
