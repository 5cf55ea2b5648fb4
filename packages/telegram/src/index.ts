import { defineChannel } from '@bird-interactions/core'

/**
 * Telegram: `clicked`, with the position of the button and its payload, and `reaction`, with the emoji and whether it was put
 * on the message or taken away.
 *
 * Bird documents neither the platform id, nor the `details` of a reaction, nor whether the positions start at 0: state the
 * channel, and take strings and numbers as sent.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-telegram/message-interactions
 */
export const telegram = /* @__PURE__ */ defineChannel({
  contract: 1,
  name: 'telegram',
  interactions: {
    clicked: {
      details: { item: 'item_{item}_clicked' },
      metadata: ['button'],
    },
    reaction: { metadata: ['reaction'] },
  },
})
