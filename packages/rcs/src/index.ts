import { defineChannel } from '@bird-interactions/core'

/**
 * RCS: `read`, and `clicked` on a suggestion of the message or on an action of a card.
 *
 * The documentation page spells a card action in two ways: `card_0_item_1_clicked` in its example,
 * `card_N1_item_item_N2_clicked` in its table. Both are recognised. Whether the positions start at 0 is not documented: take
 * the numbers as sent.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-rcs/message-interactions
 */
export const rcs = /* @__PURE__ */ defineChannel({
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
