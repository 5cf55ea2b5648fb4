import { ConfigError } from '../../errors.ts'
import { isLoopback } from './loopback.ts'

/** Where requests go: the origin, and the path that stands before every path, without a slash at its end. */
export interface BaseUrl {
  readonly origin: string
  readonly prefix: string
}

/** The production API. See https://docs.bird.com/api/api-access/common-api-usage */
const DEFAULT_BASE_URL = 'https://api.bird.com'

/**
 * Parses a base URL.
 *
 * @throws {@link ConfigError} when it is no URL, holds more than origin and path, or would send the access key in the clear
 * to another computer.
 */
export function parseBaseUrl(baseUrl: string = DEFAULT_BASE_URL, allowInsecure = false): BaseUrl {
  let url: URL
  try {
    url = new URL(baseUrl)
  } catch {
    throw invalid('is no URL; write one such as https://api.bird.com')
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      'holds a name or a password; leave them out, the access key is what Bird asks for',
    )
  }
  if (url.search !== '' || url.hash !== '')
    throw invalid('holds a query or a fragment; leave it out')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw invalid(`has the protocol ${url.protocol}; write https:`)
  }
  if (url.protocol === 'http:' && !allowInsecure && !isLoopback(url.hostname)) {
    throw invalid(
      `${url.origin} is http:, so anyone on the way could read the access key; write https:, or set allowInsecure`,
    )
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') }
}

function invalid(problem: string): ConfigError {
  return new ConfigError('invalid_base_url', `The base URL ${problem}.`)
}
