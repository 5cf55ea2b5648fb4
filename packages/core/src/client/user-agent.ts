import manifest from '../../package.json' with { type: 'json' }
import { ConfigError } from '../errors.ts'

const PRINTABLE = /^[ -~]+$/

/**
 * The `user-agent` header: the caller's own words, then ours.
 *
 * @throws {@link ConfigError} when a header cannot hold the caller's words.
 */
export function userAgentOf(own: string | undefined): string {
  const ours = `bird-interactions/${manifest.version} node/${process.versions.node}`
  if (own === undefined) return ours
  if (!PRINTABLE.test(own) || own.trim() === '') {
    throw new ConfigError(
      'invalid_option',
      'userAgent holds a letter that a header cannot hold. Pass a name and a version such as "my-service/1.2.0".',
    )
  }
  return `${own.trim()} ${ours}`
}
