import { type Channel, ConfigError, formatDetails, parseDetails } from '@bird-interactions/core'
import { describe, expect, test } from 'vitest'

import { email, rcs, whatsapp } from './types/channels.ts'

describe('parseDetails', () => {
  test('reads the integers of a kind and keeps the string as sent', () => {
    expect(parseDetails(rcs, 'clicked', 'card_0_item_1_clicked')).toEqual({
      kind: 'cardItem',
      card: 0,
      item: 1,
      text: 'card_0_item_1_clicked',
    })
  })

  test('reads every spelling of a kind as the same kind', () => {
    expect(parseDetails(rcs, 'clicked', 'card_2_item_item_3_clicked')).toEqual({
      kind: 'cardItem',
      card: 2,
      item: 3,
      text: 'card_2_item_item_3_clicked',
    })
  })

  test('reads a text without integers', () => {
    expect(parseDetails(email, 'opened', 'initial_open')).toEqual({
      kind: 'first',
      text: 'initial_open',
    })
  })

  test.each([0, 1, 9, 10, 42, 99_999, 999_999_999])('reads the integer %d', (item) => {
    expect(parseDetails(whatsapp, 'clicked', `item_${item}_clicked`)).toMatchObject({ item })
  })

  test('reads the types by their aliases, too', () => {
    const channel: Channel = {
      contract: 1,
      name: 'test',
      interactions: { delete: { aliases: ['delete-request'], details: { all: 'all' } } },
    }
    expect(parseDetails(channel, 'delete-request', 'all')).toEqual({ kind: 'all', text: 'all' })
  })

  test('recognises nothing of a type without details, or of none', () => {
    const unrecognized = { kind: 'unrecognized', text: 'item_0_clicked' }
    expect(parseDetails(whatsapp, 'read', 'item_0_clicked')).toEqual(unrecognized)
    expect(parseDetails(whatsapp as Channel, 'opened', 'item_0_clicked')).toEqual(unrecognized)
    expect(parseDetails(whatsapp as Channel, 'toString', 'item_0_clicked')).toEqual(unrecognized)
  })
})

describe('what is near a pattern is unrecognised, and kept as sent', () => {
  test.each([
    ['no integer', 'item__clicked'],
    ['a leading zero', 'item_00_clicked'],
    ['leading zeros', 'item_007_clicked'],
    ['a minus', 'item_-1_clicked'],
    ['a minus and zero', 'item_-0_clicked'],
    ['a plus', 'item_+1_clicked'],
    ['a fraction', 'item_1.5_clicked'],
    ['an exponent', 'item_1e3_clicked'],
    ['a hexadecimal number', 'item_0x1_clicked'],
    ['a group separator', 'item_1_000_clicked'],
    ['ten digits', 'item_1234567890_clicked'],
    ['more than a number holds', 'item_99999999999999999999_clicked'],
    ['a space before', 'item_ 1_clicked'],
    ['a space after', 'item_1 _clicked'],
    ['an Arabic digit', 'item_٣_clicked'],
    ['a full-width digit', 'item_１_clicked'],
    ['a superscript digit', 'item_¹_clicked'],
    ['a Roman numeral', 'item_Ⅷ_clicked'],
    ['a zero-width space', 'item_1\u200B_clicked'],
    ['a zero-width joiner', 'item\u200D_1_clicked'],
    ['a byte order mark', '\uFEFFitem_1_clicked'],
    ['NUL', 'item_1_clicked\0'],
    ['NUL in the integer', 'item_1\0_clicked'],
    ['a trailing newline', 'item_1_clicked\n'],
    ['a trailing carriage return', 'item_1_clicked\r'],
    ['a leading newline', '\nitem_1_clicked'],
    ['a second line', 'item_1_clicked\nitem_1_clicked'],
    ['a prefix', 'xitem_1_clicked'],
    ['a suffix', 'item_1_clickedx'],
    ['the same twice', 'item_1_clickeditem_1_clicked'],
    ['upper case', 'ITEM_1_CLICKED'],
    ['a capital', 'Item_1_clicked'],
    ['a missing end', 'item_1'],
    ['a missing start', '_1_clicked'],
    ['a look-alike letter', 'іtem_1_clicked'],
    ['the pattern itself', 'item_{item}_clicked'],
    ['another kind of another channel', 'card_1_clicked'],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(parseDetails(whatsapp, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
    expect(parseDetails(rcs, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
  })

  test.each([
    ['NUL', 'open\0'],
    ['a newline', 'open\n'],
    ['upper case', 'OPEN'],
    ['a part', 'ope'],
    ['nothing', ''],
  ])('%s beside a text without integers', (_name, text) => {
    expect(parseDetails(email, 'opened', text)).toEqual({ kind: 'unrecognized', text })
  })
})

test('a megabyte made to be slow takes no longer than reading it', () => {
  const size = 1_000_000
  const texts = [
    'a'.repeat(size),
    '1'.repeat(size),
    `item_${'1'.repeat(size)}_clicked`,
    `item_1${'_clicked'.repeat(size / 8)}!`,
    `${'item_1_'.repeat(size / 7)}clicked`,
    'card_0_item_'.repeat(size / 12),
    `card_0_${'item_'.repeat(size / 5)}1_clicked`,
    '\0'.repeat(size),
  ]
  const start = performance.now()
  for (const text of texts) {
    expect(parseDetails(rcs, 'clicked', text).kind).toBe('unrecognized')
  }
  // Far above what it takes, and far below what anything quadratic would.
  expect(performance.now() - start).toBeLessThan(250)
})

describe('formatDetails', () => {
  test('writes the canonical spelling', () => {
    expect(formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0, item: 1 })).toBe(
      'card_0_item_1_clicked',
    )
    expect(formatDetails(email, 'opened', { kind: 'again' })).toBe('open')
  })

  test('ignores the text', () => {
    const details = parseDetails(rcs, 'clicked', 'card_2_item_item_3_clicked')
    if (details.kind === 'unrecognized') throw new Error('It was not recognised.')
    expect(formatDetails(rcs, 'clicked', details)).toBe('card_2_item_3_clicked')
  })

  test.each([
    ['absent', { kind: 'item' }, 'absent'],
    ['negative', { kind: 'item', item: -1 }, '-1'],
    ['a fraction', { kind: 'item', item: 1.5 }, '1.5'],
    ['too large', { kind: 'item', item: 1_000_000_000 }, '1000000000'],
    ['no number', { kind: 'item', item: '1' }, 'a string'],
    ['not a number', { kind: 'item', item: Number.NaN }, 'NaN'],
  ])('refuses an integer that is %s', (_name, details, words) => {
    const write = () => formatDetails(whatsapp as Channel, 'clicked', details)
    expect(write).toThrow(ConfigError)
    expect(write).toThrow(expect.objectContaining({ code: 'invalid_details' }))
    expect(write).toThrow(`"item" of the details "item_{item}_clicked" is ${words}.`)
  })

  test('takes the largest integer', () => {
    expect(formatDetails(whatsapp, 'clicked', { kind: 'item', item: 999_999_999 })).toBe(
      'item_999999999_clicked',
    )
  })

  test.each([
    ['clicked', 'unrecognized', 'Known kinds: item, cardItem.'],
    ['clicked', 'toString', 'Known kinds: item, cardItem.'],
    ['read', 'item', 'It documents none for this type.'],
    ['opened', 'item', 'It documents none for this type.'],
  ])('refuses of %s the kind %s, and names those that it has', (type, kind, known) => {
    const write = () => formatDetails(rcs as Channel, type, { kind, item: 1 })
    expect(write).toThrow(ConfigError)
    expect(write).toThrow(expect.objectContaining({ code: 'invalid_details' }))
    expect(write).toThrow(
      `Channel "rcs" documents no details of kind "${kind}" for "${type}". ${known}`,
    )
  })
})
