import { describeValue } from '../../describe-value.ts'
import { ResponseError } from '../../errors.ts'
import { isObject } from '../../shape.ts'

/** One page of a list, as received. */
export interface Page {
  readonly results: readonly unknown[]
  /** What names the page after this one. */
  readonly nextPageToken: string | undefined
}

/**
 * Reads the documented list, `{ "results": [ … ] }`, and the `nextPageToken` of Bird's general rule for lists. Only a text
 * that is not empty is a token.
 *
 * @throws {@link ResponseError} when it is anything else: never an empty list by mistake.
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export function readPage(body: unknown, status: number): Page {
  const results = isObject(body) ? body['results'] : undefined
  if (!isObject(body) || !Array.isArray(results)) {
    throw new ResponseError(
      'unexpected_shape',
      `The answer is JSON, but not the documented list {"results": […]}: ${describe(body, results)}. Check the base URL; if it is right, Bird may have changed its API: see whether a newer version of @bird-interactions/core knows it.`,
      { status },
    )
  }
  const token = body['nextPageToken']
  return { results, nextPageToken: typeof token === 'string' && token !== '' ? token : undefined }
}

function describe(body: unknown, results: unknown): string {
  if (!isObject(body)) return `it is ${describeValue(body)}`
  return results === undefined ? 'it has no results' : `its results are ${describeValue(results)}`
}
