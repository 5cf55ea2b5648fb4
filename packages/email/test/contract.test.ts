import { channelContract } from '@bird-interactions/core/testing'
import { email } from '@bird-interactions/email'
import { describe, test } from 'vitest'

import { documented, nearMisses } from './documented.ts'

/** Made up after the documentation page, which does not say what the platform id is. */
const madeUp = {
  id: '00000000-0000-4000-8000-000000000001',
  messageId: '00000000-0000-4000-8000-000000000002',
  channelId: '00000000-0000-4000-8000-000000000003',
  platformId: 'made-up',
  createdAt: '2026-01-01T00:00:00.5Z',
}

const fixtures = {
  'a made-up look at an email': {
    wire: { ...madeUp, type: 'opened', details: 'initial_open' },
    channel: 'email',
  },
  'a made-up click on a link': {
    wire: {
      ...madeUp,
      type: 'clicked',
      details: 'click',
      metadata: { link: { name: 'Offer', url: 'https://example.com/offer' } },
    },
    channel: 'email',
  },
  'a made-up report as spam': {
    wire: { ...madeUp, type: 'reported-as-spam', details: 'spam_complaint' },
    channel: 'email',
  },
  'a made-up unsubscription': {
    wire: { ...madeUp, type: 'unsubscribe-request', details: 'list_unsubscribe' },
    channel: 'email',
  },
}

describe('the contract of a channel', () => {
  const cases = channelContract(email, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
