import { pathToFileURL } from 'node:url'

import { type Channel, createDecoder } from '@bird-interactions/core'

/**
 * Imports a module and takes every channel that it exports.
 *
 * @param specifier A package, or a path that starts with `.` or `/`.
 * @param from The file from whose place the specifier is resolved.
 * @throws When it cannot be found or imported, exports no channel, or one that breaks a rule of the contract.
 */
export async function loadChannels(specifier: string, from: string): Promise<Channel[]> {
  // Most runs load nothing: what is needed for it comes only then.
  const { resolve } = await import('import-meta-resolve')
  // Unlike require.resolve this finds packages that can be imported only.
  const url = resolve(specifier, pathToFileURL(from).href)
  const module = (await import(/* @vite-ignore */ url)) as Readonly<Record<string, unknown>>
  const channels = Object.values(module).filter(looksLikeChannel)
  if (channels.length === 0) throw new Error('It exports no channel, which defineChannel makes.')
  // The decoder holds the rules of the contract, and throws where one is broken.
  for (const channel of channels) createDecoder([channel])
  return channels
}

/** Whether an export is meant to be a channel. */
export function looksLikeChannel(value: unknown): value is Channel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'contract' in value &&
    'name' in value &&
    'interactions' in value
  )
}
