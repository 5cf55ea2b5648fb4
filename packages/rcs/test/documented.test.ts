import { formatDetails } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
import { expect, test } from 'vitest'

test('a card action is written as in the example of the documentation page', () => {
  expect(formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0, item: 1 })).toBe(
    'card_0_item_1_clicked',
  )
})
