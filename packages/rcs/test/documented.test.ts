import { formatDetails, parseDetails } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
import { describe, expect, test } from 'vitest'

describe('the strings of the documentation page', () => {
  test('a suggestion: item_N_clicked', () => {
    expect(parseDetails(rcs, 'clicked', 'item_2_clicked')).toEqual({
      kind: 'item',
      item: 2,
      text: 'item_2_clicked',
    })
  })

  test('a card action, as in the example and as in the table, is one kind with two fields', () => {
    for (const text of ['card_0_item_1_clicked', 'card_0_item_item_1_clicked']) {
      expect(parseDetails(rcs, 'clicked', text)).toEqual({
        kind: 'cardItem',
        card: 0,
        item: 1,
        text,
      })
    }
  })

  test('a card action is written as in the example', () => {
    expect(formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0, item: 1 })).toBe(
      'card_0_item_1_clicked',
    )
  })

  test.each([
    'card_0_item_item_item_1_clicked',
    'card_0_item_1',
    'card_0_clicked',
    'card_00_item_1_clicked',
    'card_0_item_item_01_clicked',
    'card_item_1_clicked',
    'Card_0_item_1_clicked',
    'card_0_item_1_clicked_card_0_item_1_clicked',
  ])('%s is none of them', (text) => {
    expect(parseDetails(rcs, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
  })
})
