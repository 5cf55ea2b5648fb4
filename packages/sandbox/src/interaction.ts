import {
  type Contact,
  formatDetails,
  type Receiver,
  type WireInteraction,
} from '@bird-interactions/core'

import { type ButtonPlace, findAction } from './find.ts'
import { phoneNumberOf, type SentMessage } from './message.ts'

/** An interaction as the sandbox answers it. */
export interface SandboxInteraction extends WireInteraction {
  readonly receiver: Receiver
}

/** What a recipient did. */
export interface Happening {
  readonly id: string
  readonly createdAt: string
  readonly contact: Contact
  /** The button that was clicked; without one the message was read. */
  readonly clicked?: ButtonPlace
  /** The details in another spelling than the canonical one. */
  readonly details?: string
}

/**
 * Writes what happened to a message as an interaction.
 *
 * @param earlier The interactions of the message so far.
 * @throws {@link ConfigError} when the message has no such button.
 */
export function createInteraction(
  message: SentMessage,
  { id, createdAt, contact, clicked, details }: Happening,
  earlier: readonly SandboxInteraction[],
): SandboxInteraction {
  const { channel, messageReference, messageCreatedAt, context, useCaseType } = message
  const click = clicked === undefined ? undefined : writeClick(message, clicked)
  return {
    id,
    type: click === undefined ? 'read' : 'clicked',
    createdAt,
    messageId: message.id,
    channelId: channel.id,
    platformId: channel.platformId,
    messageReference,
    messagePartsCount: 1,
    ...(messageCreatedAt === undefined ? undefined : { messageCreatedAt }),
    messageTags: ['made-up'],
    receiver: { contacts: [contact] },
    context,
    ...(useCaseType === undefined ? undefined : { useCaseType }),
    // Made up like the rest: what Bird counts as the first is not documented.
    isFirstInteraction: !earlier.some((interaction) => isOf(interaction, contact)),
    ...click,
    ...(details === undefined ? undefined : { details }),
  }
}

function writeClick(message: SentMessage, { card, item }: ButtonPlace) {
  const { payload } = findAction(message, { card, item })
  const { definition, kinds } = message.channel
  const details =
    card === undefined ? { kind: kinds.action, item } : { kind: kinds.cardAction ?? '', card, item }
  return {
    details: formatDetails(definition, 'clicked', details),
    metadata: { button: { payload } },
  }
}

function isOf(interaction: SandboxInteraction, contact: Contact): boolean {
  const contacts = interaction.receiver.contacts ?? []
  return contacts.some((other) => phoneNumberOf(other) === phoneNumberOf(contact))
}
