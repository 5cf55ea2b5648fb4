import { ResponseError, TimeoutError } from '../../errors.ts'
import type { Clock } from '../attempt/clock.ts'
import type { JsonAnswer } from '../answer/read-answer.ts'
import { readPage } from './read-page.ts'
import type { ResponseInfo } from './results.ts'

/** How many elements a page has unless the request says otherwise, by Bird's general rule for lists. */
const DEFAULT_PAGE_SIZE = 10

/** Ends a list whose tokens never repeat and never end. */
const MOST_PAGES = 1000

/** All pages of a list. */
export interface CollectedPages {
  /** The elements as received, page after page. */
  readonly elements: readonly unknown[]
  /** The only page is exactly full by Bird's general rule, and names no other. */
  readonly possiblyTruncated: boolean
  /** Of the last page; its attempts are those of all pages. */
  readonly response: ResponseInfo
}

/** What {@link collectPages} needs. */
export interface PagesContext {
  readonly clock: Clock
  /** When all pages have to be there, by the clock. */
  readonly deadline: number
  /** How long all pages may take, in milliseconds. */
  readonly totalMs: number
  /** Asks for one page, which may take so many milliseconds. */
  readonly ask: (path: string, totalMs: number) => Promise<JsonAnswer>
}

/**
 * Reads the first page of a list, and asks for further ones as long as the last one names another. Bird documents no pages for
 * message interactions; by its general rule for lists, `nextPageToken` of an answer is `pageToken` of the next request.
 *
 * @param path Without a query.
 * @param answer The first page.
 * @returns All pages: at once when the first one is the only one, as for most messages.
 * @throws {@link ResponseError} with code `pagination_loop` when a page names one that was there before, and
 * `too_many_pages` after 1,000 pages.
 * @throws {@link TimeoutError} when the pages together take longer than allowed.
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export function collectPages(
  path: string,
  answer: JsonAnswer,
  context: PagesContext,
): CollectedPages | Promise<CollectedPages> {
  const { response } = answer
  const { results, nextPageToken } = readPage(answer.body, response.status)
  if (nextPageToken !== undefined) return furtherPages(path, answer, context)
  return { elements: results, possiblyTruncated: results.length === DEFAULT_PAGE_SIZE, response }
}

async function furtherPages(
  path: string,
  first: JsonAnswer,
  context: PagesContext,
): Promise<CollectedPages> {
  const pages: (readonly unknown[])[] = []
  const tokens = new Set<string>()
  let attempts = 0
  let answer = first
  for (;;) {
    const { status } = answer.response
    const { results, nextPageToken } = readPage(answer.body, status)
    attempts += answer.response.attempts
    pages.push(results)
    if (nextPageToken === undefined) {
      const response = { ...answer.response, attempts }
      return { elements: pages.flat(), possiblyTruncated: false, response }
    }
    if (tokens.has(nextPageToken)) throw paginationLoop(pages.length, status)
    if (pages.length === MOST_PAGES) throw tooManyPages(status)
    tokens.add(nextPageToken)
    answer = await nextPage(pathOfPage(path, nextPageToken, status), context).catch(
      (error: unknown) => {
        throw isDeadline(error) ? outOfTime(error, pages.length, attempts, context) : error
      },
    )
  }
}

async function nextPage(path: string, { clock, deadline, ask }: PagesContext): Promise<JsonAnswer> {
  const remainingMs = deadline - clock.now()
  if (remainingMs > 0) return ask(path, remainingMs)
  throw new TimeoutError('deadline_exceeded', 'No time is left.', { attempts: 0 })
}

function pathOfPage(path: string, token: string, status: number): string {
  try {
    return `${path}?pageToken=${encodeURIComponent(token)}`
  } catch (cause) {
    throw new ResponseError(
      'unexpected_shape',
      'The answer names a further page by a nextPageToken that no URL can hold: it has half of a surrogate pair. Check the base URL and any proxy on the way.',
      { status, cause },
    )
  }
}

function isDeadline(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError && error.code === 'deadline_exceeded'
}

/** To the caller all pages are one call: its deadline and its attempts are what counts. */
function outOfTime(
  error: TimeoutError,
  pages: number,
  attempts: number,
  { totalMs }: PagesContext,
): TimeoutError {
  return new TimeoutError(
    'deadline_exceeded',
    `The list goes on after ${pages} ${pages === 1 ? 'page' : 'pages'}, but the ${totalMs} ms that all its pages together may take are over. Try again, or allow more with timeout.totalMs.`,
    {
      attempts: attempts + error.attempts,
      failures: error.failures,
      retryAfterMs: error.retryAfterMs,
      cause: error,
    },
  )
}

function paginationLoop(pages: number, status: number): ResponseError {
  return new ResponseError(
    'pagination_loop',
    `The list goes in circles: after ${pages} pages it names one that was there before. Nothing was delivered, because nothing tells where the list ends. Check the base URL and any proxy on the way, and try again.`,
    { status },
  )
}

function tooManyPages(status: number): ResponseError {
  return new ResponseError(
    'too_many_pages',
    `The list has more than ${MOST_PAGES} pages, as many as are fetched for one message. Nothing was delivered, because it would not be the whole. Check the base URL and any proxy on the way: no message is known to have so many interactions.`,
    { status },
  )
}
