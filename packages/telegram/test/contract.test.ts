import { channelContract } from '@bird-interactions/core/testing'
import { telegram } from '@bird-interactions/telegram'
import { describe, test } from 'vitest'

import { documented, nearMisses } from './documented.ts'
import list from './fixtures/list-sample-2025-10-30.json' with { type: 'json' }

/** Made up after the documentation page, which does not say what the platform id is. */
const madeUp = {
  id: '00000000-0000-4000-8000-000000000001',
  messageId: '00000000-0000-4000-8000-000000000002',
  channelId: '00000000-0000-4000-8000-000000000003',
  platformId: 'made-up',
  createdAt: '2026-01-01T00:00:00.5Z',
}

const fixtures = {
  'list sample of October 2025': {
    wire: list.results[0],
    channel: 'telegram',
    // Generated from the schema: its texts are all "text".
    expect: {
      channel: 'telegram',
      type: 'clicked',
      details: { kind: 'unrecognized', text: 'text' },
      metadata: { button: { payload: 'text' }, reaction: { emoji: 'text', action: 'text' } },
    },
  },
  'a made-up click on a button': {
    wire: {
      ...madeUp,
      type: 'clicked',
      details: 'item_1_clicked',
      metadata: { button: { payload: 'yes' } },
    },
    channel: 'telegram',
  },
  'a made-up reaction': {
    wire: {
      ...madeUp,
      type: 'reaction',
      metadata: { reaction: { emoji: '👍', action: 'react' } },
    },
    channel: 'telegram',
  },
  'a made-up reaction that is taken back, with details that are not documented': {
    wire: {
      ...madeUp,
      type: 'reaction',
      details: 'made-up details',
      metadata: { reaction: { emoji: '👍', action: 'unreact' } },
    },
    channel: 'telegram',
    expect: {
      type: 'reaction',
      details: { kind: 'unrecognized', text: 'made-up details' },
      metadata: { reaction: { emoji: '👍', action: 'unreact' } },
    },
  },
}

describe('the contract of a channel', () => {
  const cases = channelContract(telegram, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
