import { channelContract } from '@bird-interactions/core/testing'
import { sms } from '@bird-interactions/sms'
import { describe, test } from 'vitest'

import { documented, nearMisses } from './documented.ts'

/** Made up, but for the platform id, which is the one that the documentation shows. */
const madeUp = {
  id: '00000000-0000-4000-8000-000000000001',
  messageId: '00000000-0000-4000-8000-000000000002',
  channelId: '00000000-0000-4000-8000-000000000003',
  platformId: 'sms-messagebird',
  createdAt: '2026-01-01T00:00:00.5Z',
}

const fixtures = {
  'a made-up click on a short link': {
    ...madeUp,
    type: 'clicked',
    metadata: { link: { name: 'Offer', url: 'https://example.com/offer' }, prefetched: false },
  },
  'a made-up opt-out, its details as sent': {
    wire: { ...madeUp, type: 'unsubscribe-request', details: 'made-up details' },
    expect: {
      channel: 'sms',
      type: 'unsubscribe-request',
      details: { kind: 'unrecognized', text: 'made-up details' },
    },
  },
  'a made-up opt-in': { ...madeUp, type: 'subscribe-consent' },
}

describe('the contract of a channel', () => {
  const cases = channelContract(sms, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
