import { sms } from '@bird-interactions/sms'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { contacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ben, cleo, dan } = contacts

/** The platform id is the documented one. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000006',
  name: sms.name,
  platformId: 'sms-messagebird',
  description: 'Made-up SMS sender',
  origin: 'made up',
  definition: sms,
}

/** A message with a short link. Its interactions have no details: Bird's are not documented. */
const sale: SentMessage = {
  id: '20000000-0000-4000-8000-000000000007',
  channel,
  description: 'Made-up announcement with a tracked short link',
  origin: 'made up',
  contacts: [ben, cleo, dan],
  messageReference: 'made-up-announcement',
  context: { id: 'made-up-announcements', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-10T10:00:00Z',
  useCaseType: 'marketing',
  actions: [],
  cards: [],
}

const link = { name: 'Made-up sale', url: 'https://example.com/sale' }

/** The made-up SMS channel of the workspace, with its message and what became of it. */
export const smsData: ChannelData = {
  channel,
  messages: [
    withHistory(sale, 700, [
      {
        contact: cleo,
        createdAt: '2026-03-10T10:00:02Z',
        did: { type: 'clicked', metadata: { link, prefetched: true } },
      },
      {
        contact: cleo,
        createdAt: '2026-03-10T10:05:44.51Z',
        did: { type: 'clicked', metadata: { link, prefetched: false } },
      },
      {
        contact: ben,
        createdAt: '2026-03-10T10:07:30.2Z',
        did: { type: 'unsubscribe-request' },
      },
    ]),
  ],
}
