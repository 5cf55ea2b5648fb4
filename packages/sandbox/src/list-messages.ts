import { type Answer, invalidQuery, messageList } from './answer.ts'
import { addressOf, type SentMessage } from './message.ts'
import type { Workspace } from './workspace.ts'

/** Bird's general rule for lists. */
const DEFAULT_LIMIT = 10
const HIGHEST_LIMIT = 100

/** A message as the list of a channel's messages has it. Made up, all of it: the schema of a sent message is not known here. */
export interface ListedMessage {
  readonly id: string
  readonly channelId: string
  readonly receiver: {
    readonly contacts: readonly { readonly id?: string; readonly identifierValue: string }[]
  }
  readonly reference: string
  readonly direction: 'outgoing'
  readonly createdAt?: string
}

/**
 * A page of the messages that were sent through a channel.
 *
 * @param query `limit`, 1 to 100, and the `pageToken` that the page before gave as `nextPageToken`.
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export function listMessages(
  workspace: Workspace,
  channelId: string,
  query: URLSearchParams,
): Answer {
  const limit = integerOf(query.get('limit') ?? String(DEFAULT_LIMIT))
  if (limit === undefined || limit < 1 || limit > HIGHEST_LIMIT) {
    return invalidQuery(`"limit" is a whole number from 1 to ${HIGHEST_LIMIT}.`)
  }
  const token = query.get('pageToken')
  const from = token === null ? 0 : offsetOf(token)
  if (from === undefined) return invalidQuery('"pageToken" is none that this sandbox gave.')
  const sent = workspace.sentThrough(channelId, from, limit + 1)
  const next = sent.length > limit ? tokenOf(from + limit) : undefined
  return messageList(sent.slice(0, limit).map(listed), next)
}

function listed(message: SentMessage): ListedMessage {
  const { id, channel, contacts, messageReference, messageCreatedAt } = message
  const { createdAt = messageCreatedAt } = message
  return {
    id,
    channelId: channel.id,
    receiver: {
      contacts: contacts.map((contact) => ({
        ...(contact.id === undefined ? undefined : { id: contact.id }),
        identifierValue: addressOf(contact),
      })),
    },
    reference: messageReference,
    direction: 'outgoing',
    ...(createdAt === undefined ? undefined : { createdAt }),
  }
}

const TOKEN = /^from (\d+)$/

/** Where to go on, as a text that tells a client nothing. */
function tokenOf(from: number): string {
  return Buffer.from(`from ${from}`).toString('base64url')
}

function offsetOf(token: string): number | undefined {
  return integerOf(TOKEN.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? '')
}

function integerOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
