import type { Channel, Contact, Context, UseCaseType } from '@bird-interactions/core'

import type { SandboxChannel, SandboxMessage } from './sandbox.ts'

/** A channel, with what is needed to write its interactions. */
export interface SendingChannel extends SandboxChannel {
  readonly definition: Channel
  /** The kinds of details in the definition that a click on a button has; none where messages have no buttons. */
  readonly kinds?: {
    /** On a button of the message itself. */
    readonly action: string
    /** On a button of a card. */
    readonly cardAction?: string
  }
}

/** A message, with what is needed to write its interactions. */
export interface SentMessage extends Omit<SandboxMessage, 'channelId' | 'channel' | 'recipients'> {
  readonly channel: SendingChannel
  readonly contacts: readonly Contact[]
  readonly messageReference: string
  readonly context: Context
  /** As its interactions say it. */
  readonly messageCreatedAt?: string
  /** As the list of messages says it, where its interactions do not. */
  readonly createdAt?: string
  readonly useCaseType?: UseCaseType
}

/** What a program that uses the sandbox sees of a channel: a copy of its own. */
export function describeChannel(channel: SendingChannel): SandboxChannel {
  const { id, name, platformId, description, origin } = channel
  return { id, name, platformId, description, origin }
}

/** What a program that uses the sandbox sees of a message: a copy of its own. */
export function describeMessage(message: SentMessage): SandboxMessage {
  const { id, channel, description, origin, contacts, actions, cards } = message
  return {
    id,
    channelId: channel.id,
    channel: channel.name,
    description,
    origin,
    recipients: contacts.map(addressOf),
    ...structuredClone({ actions, cards }),
  }
}

/** The phone number or the email address by which a recipient is named. */
export function addressOf(contact: Contact): string {
  return contact.identifierValue ?? ''
}
