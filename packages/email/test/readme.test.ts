import { readFileSync } from 'node:fs'

import { channelTable } from '@bird-interactions/core/testing'
import { email } from '@bird-interactions/email'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the README shows the table of what the channel recognises', () => {
  expect(readme).toContain(channelTable(email))
})
