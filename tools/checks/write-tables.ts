import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { channelTable } from '@bird-interactions/core/testing'
import { channelPackages, sourceOf } from 'channels'
import { withChannelList } from 'channels/list'

/**
 * Writes what is said of channels from their literals: the table of what a channel recognises into the README of each
 * package, and the list of channels into the README of the repository. Tests fail while one of them is out of date.
 */
for (const channelPackage of channelPackages()) {
  const readme = join(channelPackage.folder, 'README.md')
  const text = readFileSync(readme, 'utf8')
  const table = /^\| type .*\n\|[ :|-]+\n(?:\|.*\n)*/m
  if (!table.test(text)) throw new Error(`${readme} has no table that starts with "| type".`)
  const channel = await sourceOf(channelPackage)
  writeFileSync(
    readme,
    text.replace(table, () => `${channelTable(channel)}\n`),
  )
  console.log(`${channelPackage.name}: written`)
}
const readme = fileURLToPath(new URL('../../README.md', import.meta.url))
writeFileSync(readme, await withChannelList(readFileSync(readme, 'utf8')))
console.log('the list of channels: written')
