import { ConfigError } from '../../errors.ts'
import { integerOption } from '../options.ts'

/** The most messages of a page, by Bird's general rule for lists. */
const LARGEST_PAGE = 100

/** Which page. */
export interface PageChoice {
  readonly limit?: number | undefined
  readonly pageToken?: string | undefined
}

/**
 * The query of a page of a list.
 *
 * @throws {@link ConfigError} when the limit is out of range, or the token cannot be sent.
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export function pageQuery({ limit, pageToken }: PageChoice): string {
  const size = integerOption('limit', limit ?? LARGEST_PAGE, 1, LARGEST_PAGE)
  return `?limit=${size}${pageToken === undefined ? '' : `&pageToken=${encoded(pageToken)}`}`
}

function encoded(token: unknown): string {
  try {
    if (typeof token === 'string' && token !== '') return encodeURIComponent(token)
  } catch {
    // Half of a surrogate pair: no URL can hold it.
  }
  throw new ConfigError(
    'invalid_option',
    'pageToken is no token of a page. Pass the nextPageToken of the page before as it is, or leave it out for the first page.',
  )
}
