import { rcs } from '@bird-interactions/rcs'

import type { SendingChannel, SentMessage } from '../../message.ts'
import type { ChannelData } from '../channel-data.ts'
import { contacts } from '../contacts.ts'
import { withHistory } from '../history.ts'

const { ada, ben, cleo, dan, eve } = contacts

/** The platform id is the one of the documented examples. */
const channel: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000002',
  name: rcs.name,
  platformId: 'rcs-google',
  description: 'Made-up RCS agent',
  origin: 'made up',
  definition: rcs,
  kinds: { action: 'item', cardAction: 'cardItem' },
}

/** An RCS carousel of three cards with two buttons each. */
const carousel: SentMessage = {
  id: '20000000-0000-4000-8000-000000000002',
  channel,
  description: 'Made-up carousel of three city trips',
  origin: 'made up',
  contacts: [ada, ben, cleo, eve],
  messageReference: 'made-up-city-trips',
  context: { id: 'made-up-spring-campaign', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-03T16:30:00.25Z',
  useCaseType: 'marketing',
  actions: [],
  cards: [
    {
      card: 0,
      title: 'Lisbon',
      actions: [
        { item: 0, label: 'Book', payload: 'book-lisbon' },
        { item: 1, label: 'Website', payload: 'website-lisbon' },
      ],
    },
    {
      card: 1,
      title: 'Ghent',
      actions: [
        { item: 0, label: 'Book', payload: 'book-ghent' },
        { item: 1, label: 'Website', payload: 'website-ghent' },
      ],
    },
    {
      card: 2,
      title: 'Tallinn',
      actions: [
        { item: 0, label: 'Book', payload: 'book-tallinn' },
        { item: 1, label: 'Website', payload: 'website-tallinn' },
      ],
    },
  ],
}

/** An RCS message without cards, with two suggestions. */
const survey: SentMessage = {
  id: '20000000-0000-4000-8000-000000000003',
  channel,
  description: 'Made-up question with two suggestions',
  origin: 'made up',
  contacts: [ben, dan],
  messageReference: 'made-up-question',
  context: { id: 'made-up-survey', type: 'made-up', tagIds: [] },
  messageCreatedAt: '2026-03-04T12:00:00.5Z',
  useCaseType: 'conversation',
  actions: [
    { item: 0, label: 'Yes', payload: 'answer-yes' },
    { item: 1, label: 'No', payload: 'answer-no' },
  ],
  cards: [],
}

// Fractions of 0 to 9 digits: several of these sort wrongly as texts (a "." comes before a "Z"), and some are one and the
// same moment to a Date.

/** The made-up RCS channel of the workspace, with its messages and what became of them. */
export const rcsData: ChannelData = {
  channel,
  messages: [
    withHistory(carousel, 200, [
      { contact: ada, createdAt: '2026-03-03T16:30:21.19Z' },
      { contact: ben, createdAt: '2026-03-03T16:30:21.190048Z' },
      {
        contact: ada,
        createdAt: '2026-03-03T16:30:40Z',
        clicked: { card: 0, item: 1 },
      },
      {
        contact: ben,
        createdAt: '2026-03-03T16:30:40.000000001Z',
        clicked: { card: 1, item: 0 },
        details: 'card_1_item_item_0_clicked',
      },
      { contact: cleo, createdAt: '2026-03-03T17:02:00.7Z' },
      {
        contact: cleo,
        createdAt: '2026-03-03T17:02:09.45Z',
        clicked: { card: 2, item: 0 },
      },
      {
        contact: cleo,
        createdAt: '2026-03-03T17:02:31.004502Z',
        clicked: { card: 2, item: 1 },
        details: 'card_2_item_item_1_clicked',
      },
      { contact: eve, createdAt: '2026-03-03T21:15:03.88Z' },
    ]),
    withHistory(survey, 300, [
      { contact: ben, createdAt: '2026-03-04T12:01:10.1Z' },
      { contact: ben, createdAt: '2026-03-04T12:01:14Z', clicked: { item: 0 } },
      { contact: dan, createdAt: '2026-03-04T12:01:14.25Z' },
    ]),
  ],
}

/** What the messages of a campaign are, sent through a channel of its own. */
export const rcsCampaign: SentMessage = {
  ...carousel,
  channel: {
    ...channel,
    id: '10000000-0000-4000-8000-000000000102',
    description: 'Made-up RCS agent of a campaign',
  },
}
