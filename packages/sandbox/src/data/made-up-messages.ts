import type { SentMessage } from '../message.ts'
import { madeUpRcs, madeUpWhatsapp } from './made-up-channels.ts'
import { contacts } from './made-up-contacts.ts'

const { ada, ben, cleo, dan, eve } = contacts

/** A WhatsApp message with three quick replies. */
export const appointment: SentMessage = {
  id: '20000000-0000-4000-8000-000000000001',
  channel: madeUpWhatsapp,
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

/** An RCS carousel of three cards with two buttons each. */
export const carousel: SentMessage = {
  id: '20000000-0000-4000-8000-000000000002',
  channel: madeUpRcs,
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
export const survey: SentMessage = {
  id: '20000000-0000-4000-8000-000000000003',
  channel: madeUpRcs,
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
