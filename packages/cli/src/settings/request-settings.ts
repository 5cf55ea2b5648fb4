import type { Io } from '../io.ts'
import { readAccessKey } from './access-key.ts'
import { PLACES } from './places.ts'
import { findSetting, requireSetting, type Setting } from './setting.ts'
import { readSources, type SourceFlags } from './sources.ts'
import { requireUuid } from './uuid.ts'

/** The flags that say where to ask, and with which key. */
export interface RequestFlags extends SourceFlags {
  readonly workspaceId?: string | undefined
  readonly channelId?: string | undefined
  readonly baseUrl?: string | undefined
  readonly accessKeyFile?: string | undefined
}

/** What requests to a channel have in common, each with where it came from. */
export interface RequestSettings {
  readonly accessKey: Setting
  readonly workspaceId: Setting
  readonly channelId: Setting
  /** Without it, Bird's own. */
  readonly baseUrl: Setting | undefined
}

/**
 * Reads the settings of requests, the key last: no key is read from a file or standard input when an id is wrong.
 *
 * @throws {@link Failure} when one is missing or no UUID, or a file of settings cannot be used.
 */
export async function readRequestSettings(flags: RequestFlags, io: Io): Promise<RequestSettings> {
  const sources = await readSources(flags, io)
  const workspaceId = requireUuid(requireSetting(PLACES.workspaceId, flags.workspaceId, sources))
  const channelId = requireUuid(requireSetting(PLACES.channelId, flags.channelId, sources))
  const baseUrl = findSetting(PLACES.baseUrl, flags.baseUrl, sources)
  const accessKey = await readAccessKey(flags.accessKeyFile, sources, io)
  return { accessKey, workspaceId, channelId, baseUrl }
}
