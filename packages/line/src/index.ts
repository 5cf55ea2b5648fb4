import { defineChannel } from '@bird-interactions/core'

/**
 * Line: `clicked`, with the position of the button and its payload.
 *
 * Bird documents neither the platform id nor whether the positions start at 0: state the channel, and take the numbers as
 * sent.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-line/message-interactions
 */
export const line = /* @__PURE__ */ defineChannel({
  contract: 1,
  name: 'line',
  interactions: {
    clicked: {
      details: { item: 'item_{item}_clicked' },
      metadata: ['button'],
    },
  },
})
