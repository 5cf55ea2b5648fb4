import type { Campaign, CampaignClicks } from '@bird-interactions/sandbox'

import type { Summary } from '../../src/index.ts'

/** The summary that a campaign must come to, from what happened in it. */
export function expectedOf(campaign: Campaign): Summary {
  const { channel } = campaign
  const truth = campaign.truth()
  const shareOf = ({ clickers }: { readonly clickers: number }) => ({
    ofReaders: clickers / truth.readers,
    ofSent: clickers / truth.sent,
  })
  const figures = ({ clicks, clickers }: CampaignClicks) => ({
    clicks,
    clickers,
    clickThrough: shareOf({ clickers }),
  })
  const none = { total: 0, texts: [] }
  return {
    version: 1,
    sent: truth.sent,
    messages: truth.messages,
    recipients: truth.recipients,
    reads: truth.reads,
    readers: truth.readers,
    clicks: truth.clicks,
    clickers: truth.clickers,
    clickersWithoutRead: truth.clickersWithoutRead,
    clickThrough: shareOf(truth),
    buttons: truth.buttons.map(({ clicks, clickers, ...place }) => ({
      channel,
      place,
      ...figures({ clicks, clickers }),
      payloads: { total: clicks, texts: [{ text: payloadOf(channel, place), count: clicks }] },
    })),
    clicksElsewhere: 0,
    cards: truth.cards.map(({ card, ...clicks }) => ({ channel, card, ...figures(clicks) })),
    timeToRead: truth.timeToRead,
    timeToClick: truth.timeToClick,
    byHour: { timeZone: 'UTC', hours: truth.hours, unknown: 0 },
    otherTypes: none,
    leftOut: { prefetched: truth.prefetched, duplicates: truth.duplicates },
    unrecognized: { platforms: none, types: none, details: none, malformed: 0 },
    failedMessages: 0,
  }
}

/** The payloads that the sandbox gives to its buttons. */
const payloads: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rcs: {
    '{"card":0,"item":0}': 'book-lisbon',
    '{"card":0,"item":1}': 'website-lisbon',
    '{"card":1,"item":0}': 'book-ghent',
    '{"card":1,"item":1}': 'website-ghent',
    '{"card":2,"item":0}': 'book-tallinn',
    '{"card":2,"item":1}': 'website-tallinn',
  },
  whatsapp: {
    '{"item":0}': 'appointment-confirm',
    '{"item":1}': 'appointment-move',
    '{"item":2}': 'appointment-cancel',
  },
}

function payloadOf(channel: string, place: object): string {
  return payloads[channel]?.[JSON.stringify(place)] ?? ''
}
