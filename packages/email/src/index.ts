import { defineChannel } from '@bird-interactions/core'

/**
 * Email: `opened`, `clicked` with the link, `reported-as-spam` and `unsubscribe-request`, each with the words that Bird
 * documents for how it came about.
 *
 * One look at an email can give two `opened`: `initial_open` is the pixel at its top, `open` the one at its bottom. Bird does
 * not document the platform id: state the channel.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-email/message-interactions
 */
export const email = /* @__PURE__ */ defineChannel({
  contract: 1,
  name: 'email',
  interactions: {
    opened: {
      details: {
        initialOpen: 'initial_open',
        open: 'open',
        ampInitialOpen: 'amp_initial_open',
        ampOpen: 'amp_open',
      },
    },
    clicked: {
      details: { click: 'click', ampClick: 'amp_click' },
      metadata: ['link'],
    },
    'reported-as-spam': {
      details: { spamComplaint: 'spam_complaint' },
    },
    'unsubscribe-request': {
      details: { linkUnsubscribe: 'link_unsubscribe', listUnsubscribe: 'list_unsubscribe' },
    },
  },
})
