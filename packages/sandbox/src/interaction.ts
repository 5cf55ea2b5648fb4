import {
  type Channel,
  ConfigError,
  type Contact,
  formatDetails,
  type Metadata,
  parseDetails,
  type Receiver,
  type WireInteraction,
} from '@bird-interactions/core'

import { type ButtonPlace, findAction } from './find.ts'
import { addressOf, type SentMessage } from './message.ts'

/** An interaction as the sandbox answers it. */
export interface SandboxInteraction extends WireInteraction {
  readonly receiver: Receiver
}

/** What a recipient did. Neither clicked nor anything else: the message was read. */
export interface Happening {
  readonly id: string
  readonly createdAt: string
  readonly contact: Contact
  /** The button that was clicked. */
  readonly clicked?: ButtonPlace | undefined
  /** The details of that click in another spelling than the canonical one. */
  readonly details?: string
  /** Anything else that the channel documents. */
  readonly did?: Deed
}

/** An interaction that is neither a read nor a click on a button. */
interface Deed {
  readonly type: string
  readonly details?: string | undefined
  readonly metadata?: Metadata | undefined
}

/**
 * Writes what happened to a message as an interaction.
 *
 * @param earlier The interactions of the message so far.
 * @throws {@link ConfigError} when the message has no such button, or its channel documents nothing of the kind.
 */
export function createInteraction(
  message: SentMessage,
  { id, createdAt, contact, clicked, details, did }: Happening,
  earlier: readonly SandboxInteraction[],
): SandboxInteraction {
  const { channel, messageReference, messageCreatedAt, context, useCaseType } = message
  const deed = clicked === undefined ? (did ?? { type: 'read' }) : writeClick(message, clicked)
  assertDocumented(channel.definition, deed)
  return {
    id,
    type: deed.type,
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
    ...(deed.details === undefined ? undefined : { details: details ?? deed.details }),
    ...(deed.metadata === undefined ? undefined : { metadata: deed.metadata }),
  }
}

function writeClick(message: SentMessage, { card, item }: ButtonPlace): Deed {
  const { payload } = findAction(message, { card, item })
  const { definition, kinds } = message.channel
  const details =
    card === undefined
      ? { kind: kinds?.action ?? '', item }
      : { kind: kinds?.cardAction ?? '', card, item }
  return {
    type: 'clicked',
    details: formatDetails(definition, 'clicked', details),
    metadata: { button: { payload } },
  }
}

function assertDocumented(channel: Channel, { type, details }: Deed): void {
  const { name, interactions } = channel
  const spec = interactions[type]
  if (spec === undefined) {
    throw new ConfigError(
      'invalid_option',
      `The channel "${name}" documents no "${type}". Documented: ${Object.keys(interactions).join(', ')}.`,
    )
  }
  if (details === undefined || spec.details === undefined) return
  const { kind } = parseDetails(channel, type, details)
  if (kind === 'unrecognized') {
    const patterns = Object.values(spec.details).flat()
    throw new ConfigError(
      'invalid_option',
      `The channel "${name}" documents no details "${details}" for "${type}". Documented: ${patterns.join(', ')}.`,
    )
  }
}

function isOf(interaction: SandboxInteraction, contact: Contact): boolean {
  const contacts = interaction.receiver.contacts ?? []
  return contacts.some((other) => addressOf(other) === addressOf(contact))
}
