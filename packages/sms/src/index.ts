import { defineChannel } from '@bird-interactions/core'

/**
 * SMS: `clicked` on a tracked short link, `unsubscribe-request` and `subscribe-consent`.
 *
 * No `details` string could be confirmed from Bird's documentation, so they come through as sent:
 * `{ kind: 'unrecognized', text }`. The `messageId` of an opt-out by keyword may be that of another message than the one sent.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-sms/message-interactions
 */
export const sms = /* @__PURE__ */ defineChannel({
  contract: 1,
  name: 'sms',
  interactions: {
    clicked: { metadata: ['link', 'prefetched'] },
    'unsubscribe-request': {},
    'subscribe-consent': {},
  },
})
