/** The strings of Bird's page on RCS message interactions: a card action as in its example, and as in its table. */
export const documented = {
  clicked: {
    item_0_clicked: { kind: 'item', item: 0 },
    item_2_clicked: { kind: 'item', item: 2 },
    card_0_item_1_clicked: { kind: 'cardItem', card: 0, item: 1 },
    card_0_item_item_1_clicked: { kind: 'cardItem', card: 0, item: 1 },
    card_10_item_2_clicked: { kind: 'cardItem', card: 10, item: 2 },
  },
}

/** What looks like one of them and is none. */
export const nearMisses = {
  read: ['item_1_clicked', 'read'],
  clicked: [
    'card_0_item_item_item_1_clicked',
    'card_0_item_1',
    'card_0_clicked',
    'card_00_item_1_clicked',
    'card_0_item_item_01_clicked',
    'card_item_1_clicked',
    'Card_0_item_1_clicked',
    'card_0_item_1_clicked_card_0_item_1_clicked',
    'card_N1_item_item_N2_clicked',
    'item_item_1_clicked',
    'item_0',
  ],
}
