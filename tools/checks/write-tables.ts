import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Channel } from '@bird-interactions/core'
import { channelTable } from '@bird-interactions/core/testing'
import { packagesFolder } from 'packed'

/**
 * Writes the table of what a channel recognises into the README of each channel's package, from its literal. Their tests fail
 * while it is out of date.
 */
for (const name of readdirSync(packagesFolder)) {
  const folder = join(packagesFolder, name)
  const { keywords } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    keywords: readonly string[]
  }
  if (!keywords.includes('bird-interactions-channel')) continue
  const module = (await import(join(folder, 'src/index.ts'))) as Record<string, Channel>
  const [channel] = Object.values(module)
  if (channel === undefined) throw new Error(`${name} exports no channel.`)
  const readme = join(folder, 'README.md')
  const text = readFileSync(readme, 'utf8')
  const table = /^\| type .*\n\|[ :|-]+\n(?:\|.*\n)*/m
  if (!table.test(text)) throw new Error(`${readme} has no table that starts with "| type".`)
  writeFileSync(readme, text.replace(table, `${channelTable(channel)}\n`))
  console.log(`${name}: written`)
}
