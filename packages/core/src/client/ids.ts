import { ConfigError } from '../errors.ts'
import { quote } from './answer/quote.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Refuses what is no UUID before it becomes part of a path: `encodeURIComponent('..')` is a dot segment, and the request
 * would go to another endpoint with the access key attached.
 *
 * @throws {@link ConfigError} that names the id.
 */
export function checkId(name: 'workspaceId' | 'channelId' | 'messageId', id: unknown): string {
  if (typeof id === 'string' && UUID.test(id)) return id
  const given =
    id === undefined ? 'missing' : typeof id === 'string' ? `${quote(id, 60)}, no UUID` : `no text`
  throw new ConfigError(
    'invalid_id',
    `${name} is ${given}. Pass the id that Bird gave, such as 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1.`,
  )
}
