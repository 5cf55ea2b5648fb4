import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import { type Channel, createDecoder } from '@bird-interactions/core'

/**
 * Loads a module and takes every channel that it exports.
 *
 * @param specifier A package, or a path that starts with `.` or `/`.
 * @param from The file from whose place the specifier is resolved.
 * @throws When it cannot be found or loaded, exports no channel, or one that breaks a rule of the contract.
 */
export async function loadChannels(specifier: string, from: string): Promise<Channel[]> {
  const channels = Object.values(await load(specifier, from)).filter(looksLikeChannel)
  if (channels.length === 0) throw new Error('It exports no channel, which defineChannel makes.')
  // The decoder holds the rules of the contract, and throws where one is broken.
  for (const channel of channels) createDecoder([channel])
  return channels
}

/** What `require` says of a module that it cannot load, but `import` perhaps can. */
const NEEDS_IMPORT: ReadonlySet<unknown> = new Set([
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_REQUIRE_ASYNC_MODULE',
  'ERR_REQUIRE_ESM',
  'MODULE_NOT_FOUND',
])

/** By `require`, which also loads ESM: it takes a third of the time that `import` takes to get ready. */
async function load(specifier: string, from: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return createRequire(from)(specifier) as Record<string, unknown>
  } catch (error) {
    if (!NEEDS_IMPORT.has((error as { readonly code?: unknown } | null)?.code)) throw error
  }
  const { resolve } = await import('import-meta-resolve')
  const url = resolve(specifier, pathToFileURL(from).href)
  return (await import(/* @vite-ignore */ url)) as Record<string, unknown>
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
