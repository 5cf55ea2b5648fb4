import { rcs } from '@bird-interactions/rcs'

import type { SandboxInteraction } from '../interaction.ts'
import type { SendingChannel, SentMessage } from '../message.ts'
import type { ChannelData } from './channel-data.ts'

const contact = {
  id: '46623801-a627-4a3f-9523-363c501d459d',
  identifierKey: 'phonenumber',
  identifierValue: '+447123456789',
  receiverValue: '+447123456789',
  type: 'to',
  countryCode: 'GB',
}

/** The channel of the two examples. Its ids are documented; the name of the channel follows from the page. */
const documentedRcs: SendingChannel = {
  id: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
  name: rcs.name,
  platformId: 'rcs-google',
  description: "RCS channel of the examples in Bird's documentation",
  origin: 'documented',
  definition: rcs,
  kinds: { action: 'item', cardAction: 'cardItem' },
}

/**
 * The message of the two examples. What was sent is not documented, but that its card 0 has a button at 1 with the payload
 * `website`. Neither is its context: interactions that the sandbox adds get one that says so. When it was created is made up.
 */
const documentedMessage: SentMessage = {
  id: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
  channel: documentedRcs,
  description: "Message of the RCS examples in Bird's documentation, of which one button is known",
  origin: 'documented',
  contacts: [contact],
  messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
  context: { id: 'made-up-context-of-a-documented-message', type: 'made-up', tagIds: [] },
  createdAt: '2024-08-13T11:26:00Z',
  actions: [],
  cards: [
    {
      card: 0,
      title: '(title not documented)',
      actions: [{ item: 1, label: '(label not documented)', payload: 'website' }],
    },
  ],
}

/**
 * The two examples, word for word and field by field in their order. They lack the `context` that the schema requires.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-rcs/message-interactions
 */
const documentedHistory: readonly SandboxInteraction[] = [
  {
    id: 'de476f9b-5966-11ef-90fc-0a58a9feac01',
    type: 'read',
    createdAt: '2024-08-13T11:26:21.19271Z',
    messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
    channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
    platformId: 'rcs-google',
    messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
    messagePartsCount: 1,
    receiver: { contacts: [contact] },
  },
  {
    id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
    type: 'clicked',
    createdAt: '2024-08-13T11:26:22.035459Z',
    messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
    channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
    platformId: 'rcs-google',
    messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
    messagePartsCount: 1,
    receiver: { contacts: [contact] },
    details: 'card_0_item_1_clicked',
    metadata: { button: { payload: 'website' } },
  },
]

/** The channel of the examples, with their message and themselves. */
export const documentedData: ChannelData = {
  channel: documentedRcs,
  messages: [[documentedMessage, documentedHistory]],
}
