import { ApiError, type Channel } from '@bird-interactions/core'
import type { BirdClient } from '@bird-interactions/core/client'

import { explainRequestError } from '../explain-request-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { openClient } from '../open-client.ts'
import type { RequestSettings } from '../settings/request-settings.ts'
import { type Check, failed, ok, skipped } from './check.ts'

/** What one request told. */
export interface CheckedRequest {
  readonly checks: readonly Check[]
  /** A message of the channel, to go on with. */
  readonly messageId?: string | undefined
}

/** How far the clocks may be apart, in seconds. */
const MOST_OFFSET = 60

/** Asks for one message of the channel: what the answer says of key, permission and ids, and what its `Date` says of the clock. */
export async function checkRequest(settings: RequestSettings, io: Io): Promise<CheckedRequest> {
  const { accessKey, workspaceId, channelId, baseUrl } = settings
  let client: BirdClient<readonly Channel[]> | undefined
  try {
    client = openClient({ accessKey, workspaceId, baseUrl }, io, { channels: [], retries: 0 })
    const page = await client.messages.list({ channelId: channelId.value }, { limit: 1 })
    return {
      checks: [
        ok('request', 'the key may list the messages of the channel'),
        checkClock(page.response.headers['date']),
      ],
      messageId: page.messages[0]?.id,
    }
  } catch (error) {
    const failure = explainRequestError(error, settings)
    if (!(failure instanceof Failure)) throw error
    const advice = failure.advice.filter((line) => !line.includes('doctor'))
    const headers = error instanceof ApiError ? error.headers : undefined
    return {
      checks: [
        failed(
          'request',
          new Failure(failure.exitCode, failure.message, ...advice, ...meaningOf(error)),
        ),
        headers === undefined
          ? skipped('clock', 'there was no answer to compare it with')
          : checkClock(headers['date']),
      ],
    }
  } finally {
    await client?.close()
  }
}

function meaningOf(error: unknown): string[] {
  if (!(error instanceof ApiError)) return []
  switch (error.status) {
    case 401:
      return ['401: Bird does not know the key. Copy it again, or make a new one.']
    case 403:
      return [
        '403: Bird knows the key, which lacks the permission to list messages. It may have that for interactions.',
      ]
    case 404:
      return ['404: there is no such channel in the workspace, or an id did not pass validation.']
    default:
      return []
  }
}

function checkClock(date: string | undefined): Check {
  const theirs = date === undefined ? Number.NaN : Date.parse(date)
  if (Number.isNaN(theirs)) return skipped('clock', 'the answer has no date')
  // A date of HTTP has no fractions.
  const offset = Math.round((Date.now() - theirs) / 1000)
  if (Math.abs(offset) <= MOST_OFFSET) return ok('clock', `within ${MOST_OFFSET} s of the server's`)
  const direction = offset > 0 ? 'ahead of' : 'behind'
  return failed(
    'clock',
    new Failure(
      exitCodes.failed,
      `the clock of this computer is ${Math.abs(offset)} s ${direction} the server's`,
      'Set it by a time server: certificates and the times in exports depend on it.',
    ),
  )
}
