import { createHash, timingSafeEqual } from 'node:crypto'

import { ConfigError } from '@bird-interactions/core'

/** The key of a sandbox that is not told another one. It is no secret. */
export const DEFAULT_ACCESS_KEY = 'sandbox-access-key'

/** Stands for a key whose access policy lacks the permission. */
export const ACCESS_KEY_WITHOUT_PERMISSION = 'sandbox-access-key-without-permission'

const VISIBLE_ASCII = /^[\x21-\x7e]+$/

/**
 * @throws {@link ConfigError} when no request could carry the key.
 */
export function assertAccessKey(accessKey: string): void {
  if (typeof accessKey === 'string' && VISIBLE_ASCII.test(accessKey)) return
  throw new ConfigError(
    'invalid_access_key',
    'An access key is one or more visible ASCII characters without a space: a header carries it.',
  )
}

/** Whether an `Authorization` header carries the key. The time it takes does not tell how much of it was right. */
export function carriesAccessKey(authorization: string | undefined, accessKey: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`AccessKey ${accessKey}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
