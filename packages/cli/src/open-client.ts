import type { Channel } from '@bird-interactions/core'
import { type BirdClient, type ClientOptions, createClient } from '@bird-interactions/core/client'

import type { Io } from './io.ts'
import type { RequestSettings } from './settings/request-settings.ts'
import { version } from './version.ts'

/** What differs between the clients of the commands. */
type OwnOptions = Pick<
  ClientOptions<readonly Channel[]>,
  'channels' | 'observe' | 'rateLimit' | 'retries' | 'timeout'
>

/**
 * A client with the settings of a command.
 *
 * @throws {@link ConfigError} when a setting cannot work.
 */
export function openClient(
  { accessKey, workspaceId, baseUrl }: Omit<RequestSettings, 'channelId'>,
  { random }: Pick<Io, 'random'>,
  options: OwnOptions,
): BirdClient<readonly Channel[]> {
  return createClient({
    ...options,
    accessKey: accessKey.value,
    workspaceId: workspaceId.value,
    baseUrl: baseUrl?.value,
    userAgent: `bird-interactions-cli/${version}`,
    random,
  })
}
