import { expect, test } from 'vitest'

import { listAt, messageId, pathOf } from '../list-server/list.ts'

const other = '00000000-0000-4000-8000-000000000007'

test('the list is that of the message which the path names, two interactions', () => {
  const { results } = JSON.parse(listAt(pathOf(other))) as { results: { messageId: string }[] }
  expect(results.map((interaction) => interaction.messageId)).toEqual([other, other])
  expect(listAt(pathOf(messageId))).toHaveLength(listAt(pathOf(other)).length)
})
