import { ConfigError, type Contact } from '@bird-interactions/core'

import { addressOf, type SentMessage } from './message.ts'
import type { SandboxAction, SandboxCard } from './sandbox.ts'

/** Where a button is: its number, and that of its card when it is on one. */
export interface ButtonPlace {
  readonly card?: number | undefined
  readonly item: number
}

/**
 * The message of an id.
 *
 * @throws {@link ConfigError} when there is none.
 */
export function findMessage(messages: Iterable<SentMessage>, messageId: string): SentMessage {
  const all = [...messages]
  const message = all.find(({ id }) => id === messageId)
  if (message !== undefined) return message
  throw notFound(
    `The sandbox has no message "${messageId}".`,
    'messages',
    all.map(({ id, description }) => `${id} (${description})`),
  )
}

/**
 * The recipient of a phone number or an email address.
 *
 * @throws {@link ConfigError} when the message was not sent to it.
 */
export function findContact(message: SentMessage, recipient: string): Contact {
  const contact = message.contacts.find((contact) => addressOf(contact) === recipient)
  if (contact !== undefined) return contact
  throw notFound(
    `Message ${message.id} was not sent to "${recipient}".`,
    'recipients',
    message.contacts.map(addressOf),
  )
}

/**
 * The button at a place of a message.
 *
 * @throws {@link ConfigError} when there is none.
 */
export function findAction(message: SentMessage, { card, item }: ButtonPlace): SandboxAction {
  const actions = card === undefined ? ownActions(message) : findCard(message, card).actions
  const action = actions.find((action) => action.item === item)
  if (action !== undefined) return action
  const place = card === undefined ? 'Message' : `Card ${card} of message`
  throw notFound(
    `${place} ${message.id} has no item ${item}.`,
    'items',
    actions.map((action) => `${action.item} (${action.label})`),
  )
}

function ownActions(message: SentMessage): readonly SandboxAction[] {
  if (message.actions.length > 0) return message.actions
  if (message.cards.length === 0) {
    throw new ConfigError(
      'invalid_option',
      `Message ${message.id} has no buttons. What else can happen to it goes through "interact".`,
    )
  }
  throw notFound(
    `The buttons of message ${message.id} are on cards: say which by "card".`,
    'cards',
    describeCards(message),
  )
}

function findCard(message: SentMessage, number: number): SandboxCard {
  const card = message.cards.find(({ card }) => card === number)
  if (card !== undefined) return card
  if (message.cards.length === 0) {
    throw new ConfigError(
      'invalid_option',
      `Message ${message.id} has no cards: leave "card" out for a button of the message itself.`,
    )
  }
  throw notFound(`Message ${message.id} has no card ${number}.`, 'cards', describeCards(message))
}

function describeCards(message: SentMessage): string[] {
  return message.cards.map(({ card, title }) => `${card} (${title})`)
}

function notFound(problem: string, what: string, known: readonly string[]): ConfigError {
  return new ConfigError('invalid_option', `${problem} Known ${what}: ${known.join(', ')}.`)
}
