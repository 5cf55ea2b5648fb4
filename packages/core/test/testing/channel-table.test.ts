import { defineChannel } from '@bird-interactions/core'
import { channelTable } from '@bird-interactions/core/testing'
import { expect, test } from 'vitest'

test('the table has a row for each kind, with its spellings, and one for a type without details', () => {
  const channel = defineChannel({
    contract: 1,
    name: 'made-up',
    interactions: {
      delete: { aliases: ['delete-request'] },
      clicked: {
        details: { item: ['item_{n}', 'i_{n}'], other: 'other' },
        metadata: ['button', 'link'],
      },
    },
  })
  expect(channelTable(channel).split('\n')).toEqual([
    '| type                       | details             | details.kind | metadata         |',
    '| -------------------------- | ------------------- | ------------ | ---------------- |',
    '| `delete`, `delete-request` |                     |              |                  |',
    '| `clicked`                  | `item_{n}`, `i_{n}` | `item`       | `button`, `link` |',
    '| `clicked`                  | `other`             | `other`      | `button`, `link` |',
  ])
})
