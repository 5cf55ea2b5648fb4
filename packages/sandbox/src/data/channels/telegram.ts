import { telegram } from '@bird-interactions/telegram'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { contacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ada, cleo, eve } = contacts

/** Bird does not document Telegram's platform id: this one is made up. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000004',
  name: telegram.name,
  platformId: 'telegram',
  description: 'Made-up Telegram bot (the platform id is made up, too)',
  origin: 'made up',
  definition: telegram,
  kinds: { action: 'item' },
}

/** A message with two buttons. */
const invitation: SentMessage = {
  id: '20000000-0000-4000-8000-000000000005',
  channel,
  description: 'Made-up invitation with two buttons, to which people react',
  origin: 'made up',
  contacts: [ada, cleo, eve],
  messageReference: 'made-up-invitation',
  context: { id: 'made-up-invitations', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-06T18:00:00Z',
  useCaseType: 'conversation',
  actions: [
    { item: 0, label: 'I come', payload: 'invitation-yes' },
    { item: 1, label: 'I cannot', payload: 'invitation-no' },
  ],
  cards: [],
}

/** The made-up Telegram channel of the workspace, with its message and what became of it. */
export const telegramData: ChannelData = {
  channel,
  messages: [
    withHistory(invitation, 500, [
      { contact: cleo, createdAt: '2026-03-06T18:00:09.75Z', clicked: { item: 0 } },
      {
        contact: cleo,
        createdAt: '2026-03-06T18:00:15.3Z',
        did: { type: 'reaction', metadata: { reaction: { emoji: '🎉', action: 'react' } } },
      },
      {
        contact: eve,
        createdAt: '2026-03-06T18:03:40Z',
        did: { type: 'reaction', metadata: { reaction: { emoji: '👍', action: 'react' } } },
      },
      {
        contact: eve,
        createdAt: '2026-03-06T18:03:58.0409Z',
        did: { type: 'reaction', metadata: { reaction: { emoji: '👍', action: 'unreact' } } },
      },
    ]),
  ],
}
