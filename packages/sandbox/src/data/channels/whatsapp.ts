import { whatsapp } from '@bird-interactions/whatsapp'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { contacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ada, ben, cleo, dan } = contacts

/** Bird does not document WhatsApp's platform id: this one is made up. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000001',
  name: whatsapp.name,
  platformId: 'whatsapp',
  description: 'Made-up WhatsApp sender (the platform id is made up, too)',
  origin: 'made up',
  definition: whatsapp,
  kinds: { action: 'item' },
}

/** A WhatsApp message with three quick replies. */
const appointment: SentMessage = {
  id: '20000000-0000-4000-8000-000000000001',
  channel,
  description: 'Made-up appointment reminder with three quick replies',
  origin: 'made up',
  contacts: [ada, ben, cleo, dan],
  messageReference: 'made-up-appointment',
  context: { id: 'made-up-appointments', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-02T09:00:00Z',
  useCaseType: 'transactional',
  actions: [
    { item: 0, label: 'I will be there', payload: 'appointment-confirm' },
    { item: 1, label: 'Another day', payload: 'appointment-move' },
    { item: 2, label: 'Cancel', payload: 'appointment-cancel' },
  ],
  cards: [],
}

// Fractions of 0 to 9 digits: several of these sort wrongly as texts (a "." comes before a "Z"), and some are one and the
// same moment to a Date.

/** The made-up WhatsApp channel of the workspace, with its messages and what became of them. */
export const whatsappData: ChannelData = {
  channel,
  messages: [
    withHistory(appointment, 100, [
      { contact: ada, createdAt: '2026-03-02T09:00:07Z' },
      { contact: ben, createdAt: '2026-03-02T09:00:07.5Z' },
      { contact: ada, createdAt: '2026-03-02T09:00:12.0301Z', clicked: { item: 0 } },
      { contact: cleo, createdAt: '2026-03-02T09:00:12.03014Z' },
      { contact: cleo, createdAt: '2026-03-02T09:04:55.123456Z', clicked: { item: 1 } },
      { contact: ben, createdAt: '2026-03-02T09:04:55.1234567Z', clicked: { item: 2 } },
    ]),
  ],
}

/** What the messages of a campaign are, sent through a channel of its own. */
export const whatsappCampaign: SentMessage = {
  ...appointment,
  channel: {
    ...channel,
    id: '10000000-0000-4000-8000-000000000101',
    description: 'Made-up WhatsApp sender (the platform id is made up, too) of a campaign',
  },
}
