import { email } from '@bird-interactions/email'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { emailContacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ada, ben, cleo, dan } = emailContacts

/** Bird does not document Email's platform id: this one is made up. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000005',
  name: email.name,
  platformId: 'email',
  description: 'Made-up sender of emails (the platform id is made up, too)',
  origin: 'made up',
  definition: email,
}

/** An email without buttons: its links are clicked, and what is clicked is in `metadata.link`. */
const newsletter: SentMessage = {
  id: '20000000-0000-4000-8000-000000000006',
  channel,
  description: 'Made-up newsletter with two links',
  origin: 'made up',
  contacts: [ada, ben, cleo, dan],
  messageReference: 'made-up-newsletter',
  context: { id: 'made-up-newsletters', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-09T07:00:00Z',
  useCaseType: 'marketing',
  actions: [],
  cards: [],
}

const offer = { name: 'Made-up offer', url: 'https://example.com/offer' }

/** The made-up Email channel of the workspace, with its message and what became of it. */
export const emailData: ChannelData = {
  channel,
  messages: [
    withHistory(newsletter, 600, [
      {
        contact: ada,
        createdAt: '2026-03-09T07:02:11.4Z',
        did: { type: 'opened', details: 'initial_open' },
      },
      // One look gives two: the pixel at the top, and the one at the bottom.
      {
        contact: ada,
        createdAt: '2026-03-09T07:02:11.462Z',
        did: { type: 'opened', details: 'open' },
      },
      {
        contact: ada,
        createdAt: '2026-03-09T07:02:40Z',
        did: { type: 'clicked', details: 'click', metadata: { link: offer } },
      },
      {
        contact: cleo,
        createdAt: '2026-03-09T08:15:00.01Z',
        did: { type: 'opened', details: 'amp_initial_open' },
      },
      {
        contact: ben,
        createdAt: '2026-03-09T08:31:27Z',
        did: { type: 'reported-as-spam', details: 'spam_complaint' },
      },
      {
        contact: dan,
        createdAt: '2026-03-09T09:47:03.9Z',
        did: { type: 'unsubscribe-request', details: 'list_unsubscribe' },
      },
    ]),
  ],
}
