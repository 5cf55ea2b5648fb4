import { line } from '@bird-interactions/line'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { contacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ada, ben, dan } = contacts

/** Bird does not document Line's platform id: this one is made up. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000003',
  name: line.name,
  platformId: 'line',
  description: 'Made-up Line account (the platform id is made up, too)',
  origin: 'made up',
  definition: line,
  kinds: { action: 'item' },
}

/** A message with two buttons. */
const delivery: SentMessage = {
  id: '20000000-0000-4000-8000-000000000004',
  channel,
  description: 'Made-up question about a delivery with two buttons',
  origin: 'made up',
  contacts: [ada, ben, dan],
  messageReference: 'made-up-delivery',
  context: { id: 'made-up-deliveries', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-05T08:00:00Z',
  useCaseType: 'transactional',
  actions: [
    { item: 0, label: 'At the door', payload: 'delivery-door' },
    { item: 1, label: 'At the neighbours', payload: 'delivery-neighbours' },
  ],
  cards: [],
}

/** The made-up Line channel of the workspace, with its message and what became of it. */
export const lineData: ChannelData = {
  channel,
  messages: [
    withHistory(delivery, 400, [
      { contact: ben, createdAt: '2026-03-05T08:00:31.2Z', clicked: { item: 1 } },
      { contact: ada, createdAt: '2026-03-05T08:12:05.033Z', clicked: { item: 0 } },
    ]),
  ],
}
