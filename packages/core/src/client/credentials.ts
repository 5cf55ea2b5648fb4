import { askForAccessKey } from './access-key.ts'
import type { AccessKey } from './client.ts'

/** What a request is sent with, and what nothing may show of it. */
interface Credentials {
  readonly headers: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
}

/** Gives the credentials of a request: at once, or as soon as the access key is known. */
export type GiveCredentials = () => Credentials | Promise<Credentials>

/**
 * The credentials of every request that an access key makes, or of each request the ones of its own when the key is a function.
 *
 * @param proxySecrets What the URL of a proxy holds.
 */
export function credentialsFor(
  accessKey: AccessKey,
  userAgent: string,
  proxySecrets: readonly string[],
): GiveCredentials {
  const credentialsOf = (key: string): Credentials => ({
    headers: {
      accept: 'application/json',
      authorization: `AccessKey ${key}`,
      'user-agent': userAgent,
    },
    secrets: [key, ...proxySecrets],
  })
  if (typeof accessKey === 'function') {
    const ask = askForAccessKey(accessKey)
    return async () => credentialsOf(await ask())
  }
  const credentials = credentialsOf(accessKey)
  return () => credentials
}
