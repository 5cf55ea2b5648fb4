import { ResponseError } from '../errors.ts'
import { isObject } from '../shape.ts'
import type { Problem } from './results.ts'

/** A list as it was read. */
export interface ReadList<Interaction> {
  readonly interactions: Interaction[]
  readonly problems: Problem[]
}

/**
 * Reads the documented list, `{ "results": [ … ] }`. An element without an identity is a problem, and the others are
 * delivered.
 *
 * @throws {@link ResponseError} when it is anything else: never an empty list by mistake.
 */
export function readList<Interaction>(
  body: unknown,
  status: number,
  decode: (value: unknown) => Interaction,
): ReadList<Interaction> {
  const results = isObject(body) ? body['results'] : undefined
  if (!isObject(body) || !Array.isArray(results)) {
    throw new ResponseError(
      'unexpected_shape',
      `The answer is JSON, but not the documented list {"results": […]}: ${describe(body, results)}. Check the base URL; if it is right, Bird may have changed its API: see whether a newer version of @bird-interactions/core knows it.`,
      { status },
    )
  }
  const interactions: Interaction[] = []
  const problems: Problem[] = []
  for (const [index, raw] of results.entries()) {
    try {
      interactions.push(decode(raw))
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error
      problems.push({
        code: 'malformed',
        index,
        message: `Element ${index} of the list was left out. ${error.message}`,
        raw,
      })
    }
  }
  const token = body['nextPageToken']
  if (typeof token === 'string' && token !== '') {
    problems.push({
      code: 'more_pages',
      message:
        'The answer names a further page (nextPageToken), which was not fetched: Bird documents no pages for this list. The interactions given may not be all.',
    })
  }
  return { interactions, problems }
}

function describe(body: unknown, results: unknown): string {
  if (!isObject(body)) return `it is ${nameOf(body)}`
  return results === undefined ? 'it has no results' : `its results are ${nameOf(results)}`
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}
