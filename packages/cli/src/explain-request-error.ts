import { BirdError } from '@bird-interactions/core'

import { exitCodeOf } from './exit-code-of.ts'
import { Failure } from './failure.ts'
import type { RequestSettings } from './settings/request-settings.ts'
import type { Setting } from './settings/setting.ts'

/** What was asked for, and with what. */
export interface AskedWith extends RequestSettings {
  /** Where one message was asked for. */
  readonly messageId?: Setting | undefined
}

/**
 * An error of a request as a {@link Failure}: the library's own words, and which flags and variables to look at.
 *
 * @returns The error itself when it is none of the library's.
 */
export function explainRequestError(error: unknown, settings: AskedWith): unknown {
  if (!(error instanceof BirdError)) return error
  const failure = new Failure(exitCodeOf(error), error.message, ...adviceFor(error, settings))
  failure.cause = error
  return failure
}

/** It tries one thing after the other. */
const DOCTOR = 'To find out what is wrong: bird-interactions doctor'

function adviceFor(error: BirdError, settings: AskedWith): string[] {
  const { accessKey, workspaceId, channelId, messageId, baseUrl } = settings
  const origin =
    baseUrl === undefined
      ? 'The base URL is the default, https://api.bird.com; --base-url and BIRD_BASE_URL change it.'
      : `The base URL came from ${baseUrl.source}.`
  switch (error.code) {
    case 'unauthorized':
    case 'invalid_access_key':
      return [
        `The key came from ${accessKey.source}; BIRD_ACCESS_KEY or --access-key-file <path> gives another.`,
        DOCTOR,
      ]
    case 'forbidden':
      return [
        `The key came from ${accessKey.source}, the workspace from ${workspaceId.source}.`,
        'Ask who manages the access policies of the workspace, or use another key.',
        DOCTOR,
      ]
    case 'not_found':
    case 'invalid_request':
      return [
        'Asked for:',
        ...(messageId === undefined ? [] : [`message   ${messageId.value}`]),
        `channel   ${channelId.value}   from ${channelId.source}`,
        `workspace ${workspaceId.value}   from ${workspaceId.source}`,
      ]
    case 'rate_limited':
    case 'server_error':
    case 'attempt_timed_out':
    case 'deadline_exceeded':
      return ['Run the same command again later.', origin]
    case 'host_not_found':
    case 'connection_failed':
    case 'proxy_failed':
    case 'proxy_refused':
    case 'tls_failed':
    case 'redirected':
    case 'unexpected_shape':
    case 'empty_body':
    case 'not_json':
    case 'invalid_json':
    case 'invalid_encoding':
    case 'compressed_body':
    case 'body_too_large':
    case 'pagination_loop':
    case 'too_many_pages':
      return [origin, DOCTOR]
    case 'invalid_base_url':
      return [origin, 'The command sends a key over http: to this computer only.']
    case 'malformed_interaction':
    case 'invalid_channel':
    case 'unsupported_contract':
    case 'duplicate_channel':
    case 'unknown_channel':
    case 'invalid_details':
    case 'invalid_id':
    case 'invalid_option':
    case 'limiter_failed':
    case 'client_closed':
      return []
    default:
      // A newer core may know errors that this version of the command does not.
      error.code satisfies never
      return []
  }
}
