import { type Channel, defineChannel } from '@bird-interactions/core'

/** Channels in the shape of published ones, and of what a channel's author may write. */
export const whatsapp = defineChannel({
  contract: 1,
  name: 'whatsapp',
  interactions: {
    read: {},
    clicked: { details: { item: 'item_{item}_clicked' }, metadata: ['button'] },
  },
})

export const rcs = defineChannel({
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

/** Its kinds have no integers, and one of its types has another name in an older schema. */
export const email = defineChannel({
  contract: 1,
  name: 'email',
  interactions: {
    opened: { details: { first: 'initial_open', again: 'open' } },
    delete: { aliases: ['delete-request'] },
  },
})

/** A channel found at run time. */
export declare const found: Channel

/** The value as `JSON.parse` gives it. */
export declare const received: unknown
