import { ApiError, type ApiErrorBody, type ApiErrorCode } from '../../errors.ts'
import { isObject } from '../../shape.ts'
import type { Clock } from '../attempt/clock.ts'
import { quote } from './quote.ts'
import { redact } from './redact.ts'
import type { TransportResponse } from '../transport/transport.ts'

/** In characters. What is longer is not the documented error, whatever it looks like. */
const LONGEST_ERROR_BODY = 256 * 1024

/** What turns an answer into an error besides the answer. */
export interface AnswerContext {
  /** What was asked for. */
  readonly url: string
  readonly clock: Clock
  /** Must not appear in the error. */
  readonly secrets: readonly string[]
  readonly attempts: number
  /** What the answer asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined
}

/**
 * The error for an answer whose status is not 2xx: the one place that gives a status its meaning.
 *
 * @param response Its headers do not hold the access key.
 */
export function apiErrorOf(response: TransportResponse, context: AnswerContext): ApiError {
  const { status, headers } = response
  const text = redact(new TextDecoder().decode(response.body), context.secrets)
  const body = parseErrorBody(text)
  const { retryAfterMs } = context
  const retryAt =
    retryAfterMs === undefined ? undefined : dateText(context.clock.date() + retryAfterMs)
  const code = codeOf(status)
  const words = body === undefined ? describeText(text, headers) : describeBody(body)
  const wait = retryAt === undefined ? '' : ` It asks not to come back before ${retryAt}.`
  return new ApiError(
    code,
    `Bird answered ${status}: ${meaningOf(code, status, redirectTarget(headers, context.url))}${wait}${words}`,
    { status, headers, body, retryAfterMs, retryAt, attempts: context.attempts },
  )
}

function codeOf(status: number): ApiErrorCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'server_error'
  if (status >= 300 && status < 400) return 'redirected'
  return 'invalid_request'
}

function meaningOf(code: ApiErrorCode, status: number, target: string): string {
  switch (code) {
    case 'unauthorized':
      return (
        'it does not accept the access key. Check that the key is complete, not revoked, and one for the Channels API ' +
        '(api.bird.com): keys of the other Bird and MessageBird APIs do not work here.'
      )
    case 'forbidden':
      return (
        'the access key may not view these interactions. Its access policy needs View on ' +
        '/workspaces/*/channels/*/messages/*/interactions; a policy on …/messages/* does not cover them.'
      )
    case 'not_found':
      return (
        'it does not know this message in this channel of this workspace, or the request did not pass its validation ' +
        '(Bird documents 404 as both). Check that the three ids belong together.'
      )
    case 'rate_limited':
      return (
        'the rate limit of the workspace is reached (50 GET requests a second, all channels and programs together), and the ' +
        'request was not processed. Ask less often, or later.'
      )
    case 'invalid_request':
      return 'it refuses the request as it is, and would refuse it again. Check the ids and the base URL.'
    case 'server_error':
      return (
        'it failed to answer. Nothing is known to be wrong with the request: try again later' +
        `${status === 501 || status === 505 ? ', and check the base URL' : ''}.`
      )
    case 'redirected':
      return (
        `it redirects to ${target}, which is not followed, so that the access key goes nowhere else. ` +
        'Check the base URL.'
      )
    default:
      return code satisfies never
  }
}

/** Where a redirect leads. What only gives a path is completed, so that the host is named. */
function redirectTarget(headers: Readonly<Record<string, string>>, url: string): string {
  const location = headers['location'] ?? ''
  if (location === '') return 'an unnamed place'
  const isWhole = URL.canParse(location) || !URL.canParse(location, url)
  return quote(isWhole ? location : new URL(location, url).href, 200)
}

function parseErrorBody(text: string): ApiErrorBody | undefined {
  if (text.length > LONGEST_ERROR_BODY) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value)) return undefined
  const { code, message, details } = value
  if (typeof code !== 'string' || typeof message !== 'string') return undefined
  return {
    code,
    message,
    ...(isObject(details) && canBeWritten(details) ? { details } : undefined),
  }
}

/** `JSON.parse` has no limit to how deeply values are nested, `JSON.stringify` has. */
function canBeWritten(value: unknown): boolean {
  try {
    JSON.stringify(value)
    return true
  } catch {
    return false
  }
}

function describeBody(body: ApiErrorBody): string {
  const details = body.details === undefined ? '' : ` ${quote(JSON.stringify(body.details))}`
  return ` Its words: ${quote(body.message)} (code ${quote(body.code, 60)})${details}.`
}

/** A body that is not the documented error object: often a page of a proxy or a firewall on the way. */
function describeText(text: string, headers: Readonly<Record<string, string>>): string {
  const type = headers['content-type']
  if (text.trim() === '') return ' It gave no reason.'
  const kind = type === undefined ? 'something' : quote(type, 60)
  return ` It sent ${kind} instead of the documented error, so it may come from a proxy on the way: ${quote(text.trim())}.`
}

function dateText(time: number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? 'the end of time' : date.toISOString()
}
