import { defineChannel, formatDetails, parseDetails } from '@bird-interactions/core'
import { describe, expect, test } from 'vitest'

const rcs = defineChannel({
  contract: 1,
  name: 'rcs',
  interactions: {
    read: {},
    clicked: {
      details: {
        item: 'item_{item}_clicked',
        cardItem: ['card_{card}_item_{item}_clicked', 'card_{card}_item_item_{item}_clicked'],
      },
      metadata: ['button'],
    },
  },
})

describe('parseDetails', () => {
  test('reads the integers of a kind and keeps the string as sent', () => {
    expect(parseDetails(rcs, 'clicked', 'card_0_item_1_clicked')).toEqual({
      kind: 'cardItem',
      card: 0,
      item: 1,
      text: 'card_0_item_1_clicked',
    })
  })
})
