import type { ApiErrorBody, WireInteraction } from '@bird-interactions/core'

import type { ListedMessage } from './list-messages.ts'

/** What goes back to the client. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: List<WireInteraction> | List<ListedMessage> | ApiErrorBody
}

interface List<Element> {
  readonly results: readonly Element[]
  readonly nextPageToken?: string
}

const WORDS_MADE_UP =
  'Made up by the sandbox: Bird documents the shape of this body, but not its words.'
const BODY_MADE_UP = 'Made up by the sandbox: Bird does not document the body of this answer.'

/** The interactions of a message. */
export function interactionList(results: readonly WireInteraction[]): Answer {
  return { status: 200, body: { results } }
}

/** Messages of a channel, and where the next ones are. */
export function messageList(
  results: readonly ListedMessage[],
  nextPageToken: string | undefined,
): Answer {
  return {
    status: 200,
    body: { results, ...(nextPageToken === undefined ? undefined : { nextPageToken }) },
  }
}

/** A parameter of the query cannot be read. */
export function invalidQuery(problem: string): Answer {
  return undocumented(422, 'SandboxInvalidQuery', problem)
}

/** What the path names does not exist. */
export function notFound(problem: string, details: ApiErrorBody['details'] = {}): Answer {
  const body = { code: 'SandboxNotFound', message: `${problem} ${WORDS_MADE_UP}`, details }
  return { status: 404, body }
}

/** The request carries no access key, or a wrong one. */
export function unauthorized(): Answer {
  return undocumented(
    401,
    'SandboxUnauthorized',
    'The request needs the header "Authorization: AccessKey <key>" with the access key of this sandbox.',
  )
}

/** The access key may not do this. */
export function forbidden(): Answer {
  return undocumented(
    403,
    'SandboxForbidden',
    'This access key stands for one whose access policy lacks View on /workspaces/*/channels/*/messages/*/interactions.',
  )
}

/** Bird documents no such method for this path. */
export function methodNotAllowed(): Answer {
  return {
    ...undocumented(
      405,
      'SandboxMethodNotAllowed',
      'Messages and interactions can only be listed: use GET.',
    ),
    headers: { allow: 'GET' },
  }
}

/** More requests than the workspace may send. */
export function rateLimited(perSecond: number): Answer {
  return undocumented(
    429,
    'SandboxRateLimited',
    `A workspace may send ${perSecond} GET requests a second. This one was not processed: try again later.`,
  )
}

/** A fault of this status. */
export function toldToFail(status: number): Answer {
  return undocumented(status, 'SandboxFault', `The sandbox was told to answer with ${status}.`)
}

/** What arrived is no HTTP request that a server can read. */
export function unreadable(status: number, problem: string): Answer {
  return undocumented(status, 'SandboxUnreadable', problem)
}

function undocumented(status: number, code: string, problem: string): Answer {
  return { status, body: { code, message: `${problem} ${BODY_MADE_UP}` } }
}
