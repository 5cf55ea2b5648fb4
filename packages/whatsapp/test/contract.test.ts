import { channelContract } from '@bird-interactions/core/testing'
import { whatsapp } from '@bird-interactions/whatsapp'
import { describe, test } from 'vitest'

import { documented, nearMisses } from './documented.ts'
import list from './fixtures/list-sample-2025-02-21.json' with { type: 'json' }

/** Made up: the documentation page shows neither an example nor the platform id. */
const madeUp = {
  id: '00000000-0000-4000-8000-000000000001',
  messageId: '00000000-0000-4000-8000-000000000002',
  channelId: '00000000-0000-4000-8000-000000000003',
  platformId: 'made-up',
  createdAt: '2026-01-01T00:00:00.5Z',
}

const fixtures = {
  'list sample of February 2025': {
    wire: list.results[0],
    channel: 'whatsapp',
    expect: {
      channel: 'whatsapp',
      type: 'clicked',
      details: { kind: 'unrecognized', text: 'text' },
      messagePartId: '123e4567-e89b-12d3-a456-426614174000',
      metadata: { button: { payload: 'text' } },
    },
  },
  'a made-up read': { wire: { ...madeUp, type: 'read' }, channel: 'whatsapp' },
  'a made-up click on a quick reply': {
    wire: {
      ...madeUp,
      type: 'clicked',
      details: 'item_1_clicked',
      metadata: { button: { payload: 'yes' } },
    },
    channel: 'whatsapp',
  },
}

describe('the contract of a channel', () => {
  const cases = channelContract(whatsapp, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
