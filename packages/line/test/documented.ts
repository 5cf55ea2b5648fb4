/** The strings of Bird's page on Line message interactions. */
export const documented = {
  clicked: {
    item_0_clicked: { kind: 'item', item: 0 },
    item_1_clicked: { kind: 'item', item: 1 },
    item_12_clicked: { kind: 'item', item: 12 },
  },
}

/** What looks like one of them and is none. */
export const nearMisses = {
  clicked: [
    'card_0_item_1_clicked',
    'item_clicked',
    'item__clicked',
    'item_1',
    'item_1_click',
    'items_1_clicked',
    'item-1-clicked',
    'item_01_clicked',
    'item_N_clicked',
  ],
}
