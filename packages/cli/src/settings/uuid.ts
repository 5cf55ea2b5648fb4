import { usageFailure } from '../failure.ts'
import type { Setting } from './setting.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Refuses what is no UUID, before anything is sent.
 *
 * @throws {@link Failure} that names where the value came from. The value itself is not repeated: it may be a key that
 * landed in the wrong place.
 */
export function requireUuid(setting: Setting): Setting {
  if (isUuid(setting.value)) return setting
  throw usageFailure(
    `${setting.source} is not a UUID: it has ${setting.value.length} characters, and a UUID looks like 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1.`,
    'Copy the id as Bird gave it. Nothing was sent.',
  )
}

/** Whether a text is a UUID as Bird gives them. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
