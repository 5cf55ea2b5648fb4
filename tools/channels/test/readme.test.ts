import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { withChannelList } from '../channel-list.ts'

test('the README of the repository lists every channel; `pnpm readme:tables` writes the list', async () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  expect(await withChannelList(readme)).toBe(readme)
})
