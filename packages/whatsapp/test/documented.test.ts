import { formatDetails, parseDetails } from '@bird-interactions/core'
import { whatsapp } from '@bird-interactions/whatsapp'
import { describe, expect, test } from 'vitest'

describe('the string of the documentation page', () => {
  test('a quick reply: item_N_clicked', () => {
    expect(parseDetails(whatsapp, 'clicked', 'item_0_clicked')).toEqual({
      kind: 'item',
      item: 0,
      text: 'item_0_clicked',
    })
    expect(formatDetails(whatsapp, 'clicked', { kind: 'item', item: 0 })).toBe('item_0_clicked')
  })

  test.each([
    'card_0_item_1_clicked',
    'item_007_clicked',
    'item_-1_clicked',
    'item_1_clicked\n',
    'item__clicked',
    'ITEM_1_CLICKED',
    'item_1_click',
  ])('%j is none', (text) => {
    expect(parseDetails(whatsapp, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
  })
})
