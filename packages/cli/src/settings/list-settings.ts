import { usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { readRequestSettings, type RequestFlags, type RequestSettings } from './request-settings.ts'
import type { Setting } from './setting.ts'
import { requireUuid } from './uuid.ts'

/** All that a request for one message needs, each with where it came from. */
export interface ListSettings extends RequestSettings {
  readonly messageId: Setting
}

/**
 * Reads the settings of a request for one message.
 *
 * @throws {@link Failure} when one is missing or no UUID.
 */
export async function readListSettings(
  messageId: string,
  flags: RequestFlags,
  io: Io,
): Promise<ListSettings> {
  if (messageId === '') throw usageFailure('The message id is empty.')
  const message = requireUuid({ value: messageId, source: 'The message id' })
  return { messageId: message, ...(await readRequestSettings(flags, io)) }
}
