import { channelContract } from '@bird-interactions/core/testing'
import { line } from '@bird-interactions/line'
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
  'a made-up click on a button': {
    wire: {
      ...madeUp,
      type: 'clicked',
      details: 'item_1_clicked',
      metadata: { button: { payload: 'yes' } },
    },
    channel: 'line',
  },
}

describe('the contract of a channel', () => {
  const cases = channelContract(line, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
