import { createInteraction, type Happening, type SandboxInteraction } from '../interaction.ts'
import type { SentMessage } from '../message.ts'
import { contacts } from './made-up-contacts.ts'
import { appointment, carousel, survey } from './made-up-messages.ts'

const { ada, ben, cleo, dan, eve } = contacts

// Fractions of 0 to 9 digits: several of these sort wrongly as texts (a "." comes before a "Z"), and some are one and the
// same moment to a Date.

/** What became of the made-up WhatsApp message. */
export const appointmentHistory = history(appointment, 100, [
  { contact: ada, createdAt: '2026-03-02T09:00:07Z' },
  { contact: ben, createdAt: '2026-03-02T09:00:07.5Z' },
  { contact: ada, createdAt: '2026-03-02T09:00:12.0301Z', clicked: { item: 0 } },
  { contact: cleo, createdAt: '2026-03-02T09:00:12.03014Z' },
  { contact: cleo, createdAt: '2026-03-02T09:04:55.123456Z', clicked: { item: 1 } },
  { contact: ben, createdAt: '2026-03-02T09:04:55.1234567Z', clicked: { item: 2 } },
])

/** What became of the made-up RCS carousel: the details of card buttons in both of the documented spellings. */
export const carouselHistory = history(carousel, 200, [
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
])

/** What became of the made-up RCS message with suggestions. */
export const surveyHistory = history(survey, 300, [
  { contact: ben, createdAt: '2026-03-04T12:01:10.1Z' },
  { contact: ben, createdAt: '2026-03-04T12:01:14Z', clicked: { item: 0 } },
  { contact: dan, createdAt: '2026-03-04T12:01:14.25Z' },
])

function history(
  message: SentMessage,
  firstNumber: number,
  happenings: readonly Omit<Happening, 'id'>[],
): readonly SandboxInteraction[] {
  const interactions: SandboxInteraction[] = []
  for (const [index, happening] of happenings.entries()) {
    const id = `40000000-0000-4000-8000-000000000${firstNumber + index}`
    interactions.push(createInteraction(message, { id, ...happening }, interactions))
  }
  return interactions
}
