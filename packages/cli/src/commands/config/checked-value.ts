import { usageFailure } from '../../failure.ts'
import type { Field } from '../../settings/places.ts'
import { requireUuid } from '../../settings/uuid.ts'

/**
 * A value that is to be kept, without the blanks around it.
 *
 * @param source Where it came from, for the refusal.
 * @throws {@link Failure} when it cannot be meant.
 */
export function checkedValue(field: Field, text: string, source: string): string {
  const value = text.trim()
  if (value === '') throw usageFailure(`${source} is empty.`)
  switch (field) {
    case 'workspaceId':
    case 'channelId':
      return requireUuid({ value, source }).value
    case 'baseUrl':
      if (URL.canParse(value)) return value
      throw usageFailure(`${source} is no URL.`, 'It looks like https://api.bird.com.')
    case 'accessKey':
      if (/^[\x21-\x7e]+$/.test(value)) return value
      throw usageFailure(
        `${source} is no access key: it has blanks or characters that no key has.`,
        'Copy the key alone, without "AccessKey" in front.',
      )
    default:
      return field satisfies never
  }
}
