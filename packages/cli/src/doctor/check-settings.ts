import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { readAccessKey } from '../settings/access-key.ts'
import { PLACES } from '../settings/places.ts'
import type { RequestFlags } from '../settings/request-settings.ts'
import { findSetting, requireSetting, type Setting } from '../settings/setting.ts'
import { readSources, type Sources } from '../settings/sources.ts'
import { requireUuid } from '../settings/uuid.ts'
import { checkedValue } from '../commands/config/checked-value.ts'
import { type Check, failed, ok, skipped } from './check.ts'

/** What the settings were found to be; those that cannot be used are missing. */
export interface CheckedSettings {
  readonly checks: readonly Check[]
  readonly workspaceId?: Setting | undefined
  readonly channelId?: Setting | undefined
  readonly accessKey?: Setting | undefined
  /** Without it, Bird's own. */
  readonly baseUrl?: Setting | undefined
}

/** Checks where each setting comes from and what it looks like. The key is not shown. */
export async function checkSettings(flags: RequestFlags, io: Io): Promise<CheckedSettings> {
  const checks: Check[] = []
  const attempt = async <T>(
    name: string,
    read: () => T | Promise<T>,
    found: (value: T) => string,
  ): Promise<T | undefined> => {
    try {
      const value = await read()
      checks.push(ok(name, found(value)))
      return value
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      checks.push(failed(name, error))
      return undefined
    }
  }
  const sources = await attempt('settings', () => readSources(flags, io), describeSources)
  if (sources === undefined) {
    const rest = ['workspace', 'channel', 'access key', 'base URL']
    return { checks: [...checks, ...rest.map((name) => skipped(name, 'no settings'))] }
  }
  const shown = ({ value, source }: Setting): string => `${value}, from ${source}`
  return {
    checks,
    workspaceId: await attempt(
      'workspace',
      () => requireUuid(requireSetting(PLACES.workspaceId, flags.workspaceId, sources)),
      shown,
    ),
    channelId: await attempt(
      'channel',
      () => requireUuid(requireSetting(PLACES.channelId, flags.channelId, sources)),
      shown,
    ),
    accessKey: await attempt(
      'access key',
      async () => {
        const key = await readAccessKey(flags.accessKeyFile, sources, io)
        checkedValue('accessKey', key.value, key.source)
        return key
      },
      ({ source }) => `there, from ${source}`,
    ),
    baseUrl: await attempt(
      'base URL',
      () => findSetting(PLACES.baseUrl, flags.baseUrl, sources),
      (setting) => (setting === undefined ? 'https://api.bird.com, the default' : shown(setting)),
    ),
  }
}

function describeSources({ profile, envFile }: Sources): string {
  const file = envFile === undefined ? '' : `, ${envFile.path}`
  return profile === undefined ? `no profile${file}` : `${profile.source}${file}`
}
