import { ApiError, type BirdError } from '@bird-interactions/core'

import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Statuses that are temporary although they blame the request: the server gave up waiting, or wants it later. */
const TEMPORARY_STATUSES = new Set([408, 425])

/** The exit code of an error: the one place that gives errors their codes. */
export function exitCodeOf(error: BirdError): ExitCode {
  if (error instanceof ApiError && TEMPORARY_STATUSES.has(error.status)) return exitCodes.temporary
  switch (error.code) {
    case 'unauthorized':
    case 'forbidden':
      return exitCodes.denied
    case 'not_found':
      return exitCodes.notFound
    case 'rate_limited':
    case 'server_error':
    case 'host_not_found':
    case 'connection_failed':
    case 'proxy_failed':
    case 'attempt_timed_out':
    case 'deadline_exceeded':
      return exitCodes.temporary
    case 'redirected':
    case 'malformed_interaction':
    case 'unexpected_shape':
    case 'empty_body':
    case 'not_json':
    case 'invalid_json':
    case 'invalid_encoding':
    case 'compressed_body':
    case 'body_too_large':
    case 'pagination_loop':
    case 'too_many_pages':
      return exitCodes.brokenContract
    case 'invalid_request':
    case 'tls_failed':
    case 'proxy_refused':
    case 'limiter_failed':
    case 'client_closed':
      return exitCodes.failed
    case 'invalid_channel':
    case 'unsupported_contract':
    case 'duplicate_channel':
    case 'unknown_channel':
    case 'invalid_details':
    case 'invalid_access_key':
    case 'invalid_base_url':
    case 'invalid_id':
    case 'invalid_option':
      return exitCodes.usage
    default:
      // A newer core may know errors that this version of the command does not.
      error.code satisfies never
      return exitCodes.failed
  }
}
