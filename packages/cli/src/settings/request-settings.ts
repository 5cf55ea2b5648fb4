import type { Io } from '../io.ts'
import { readAccessKey } from './access-key.ts'
import { optionalSetting, requiredSetting, type Setting } from './setting.ts'
import { requireUuid } from './uuid.ts'

/** The flags that say where to ask, and with which key. */
export interface RequestFlags {
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
 * Reads the settings of requests, the key last: nothing is read from a file or standard input when an id is wrong.
 *
 * @throws {@link Failure} when one is missing or no UUID.
 */
export async function readRequestSettings(flags: RequestFlags, io: Io): Promise<RequestSettings> {
  const workspaceId = requireUuid(
    requiredSetting(
      { label: 'The workspace', flag: '--workspace-id', variable: 'BIRD_WORKSPACE_ID' },
      flags.workspaceId,
      io.env,
    ),
  )
  const channelId = requireUuid(
    requiredSetting(
      { label: 'The channel', flag: '--channel-id', variable: 'BIRD_CHANNEL_ID' },
      flags.channelId,
      io.env,
    ),
  )
  const baseUrl = optionalSetting(
    { label: 'The base URL', flag: '--base-url', variable: 'BIRD_BASE_URL' },
    flags.baseUrl,
    io.env,
  )
  return {
    accessKey: await readAccessKey(flags.accessKeyFile, io),
    workspaceId,
    channelId,
    baseUrl,
  }
}
