import { defineChannel } from '@bird-interactions/core'

/**
 * WhatsApp: `read`, and `clicked` with the position of the quick reply in the message's `actions` and its payload.
 *
 * Bird documents neither the platform id nor whether the positions start at 0: state the channel, and take the numbers as
 * sent.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
 */
export const whatsapp = /* @__PURE__ */ defineChannel({
  contract: 1,
  name: 'whatsapp',
  interactions: {
    read: {},
    clicked: {
      details: { item: 'item_{item}_clicked' },
      metadata: ['button'],
    },
  },
})
