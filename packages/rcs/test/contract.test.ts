import { channelContract } from '@bird-interactions/core/testing'
import { rcs } from '@bird-interactions/rcs'
import { describe, test } from 'vitest'

import { documented, nearMisses } from './documented.ts'
import clickedCard from './fixtures/interaction-clicked-card.json' with { type: 'json' }
import read from './fixtures/interaction-read.json' with { type: 'json' }
import listOfMay from './fixtures/list-sample-2025-05-09.json' with { type: 'json' }
import listOfJuly from './fixtures/list-sample-2025-07-12.json' with { type: 'json' }

/** What a sample generated from the schema holds: its texts are all `"text"`. */
const placeholders = {
  channel: 'rcs',
  type: 'clicked',
  details: { kind: 'unrecognized', text: 'text' },
  metadata: { button: { payload: 'text' } },
}

const fixtures = {
  'read, of the documentation page': {
    wire: read,
    expect: {
      channel: 'rcs',
      type: 'read',
      platformId: 'rcs-google',
      receiver: { contacts: [{ identifierValue: '+447123456789' }] },
    },
  },
  'clicked on a card, of the documentation page': {
    wire: clickedCard,
    expect: {
      channel: 'rcs',
      type: 'clicked',
      details: { kind: 'cardItem', card: 0, item: 1, text: 'card_0_item_1_clicked' },
      metadata: { button: { payload: 'website' } },
    },
  },
  'read, recognised as a whole': read,
  'clicked on a card, recognised as a whole': clickedCard,
  'list sample of May 2025': { wire: listOfMay.results[0], channel: 'rcs', expect: placeholders },
  'list sample of July 2025': { wire: listOfJuly.results[0], channel: 'rcs', expect: placeholders },
}

describe('the contract of a channel', () => {
  const cases = channelContract(rcs, { fixtures, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)
})
