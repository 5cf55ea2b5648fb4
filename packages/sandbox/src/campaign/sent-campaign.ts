import type { Contact, Metadata } from '@bird-interactions/core'

import { createInteraction, type SandboxInteraction } from '../interaction.ts'
import type { SendingChannel, SentMessage } from '../message.ts'
import { formatTimestamp } from '../timestamps.ts'
import type { Campaign, CampaignHappening, CampaignMessage } from './campaign.ts'
import { indexOfMessage } from './campaign-ids.ts'
import type { PlannedCampaign } from './create-campaign.ts'
import { planMessage } from './plan-message.ts'

/** A campaign as its messages and interactions: each is written when it is asked for, and not kept. */
export interface SentCampaign {
  readonly campaign: Campaign
  readonly channel: SendingChannel
  /** @param index From 0, below the number of messages. */
  readonly messageAt: (index: number) => SentMessage
  /** The message of an id. */
  readonly findMessage: (messageId: string) => SentMessage | undefined
  /** @param message One of the campaign's. */
  readonly interactionsOf: (message: SentMessage) => SandboxInteraction[]
}

/** Stands for a type, and for details, that the channels of campaigns do not document; Bird documents the type for others. */
const UNDOCUMENTED = { type: 'delete', details: 'made-up-details' }

/** Writes a campaign. */
export function sendCampaign({ campaign, plan, template }: PlannedCampaign): SentCampaign {
  const indexOf = (messageId: string): number | undefined => {
    const index = indexOfMessage(messageId, plan.seed)
    return index !== undefined && index < plan.messages ? index : undefined
  }
  const messageAt = (index: number): SentMessage =>
    writeMessage(template, planMessage(plan, index), index)
  return {
    campaign,
    channel: template.channel,
    messageAt,
    findMessage(messageId) {
      const index = indexOf(messageId)
      return index === undefined ? undefined : messageAt(index)
    },
    interactionsOf(message) {
      const index = indexOf(message.id)
      return index === undefined ? [] : writeInteractions(message, planMessage(plan, index))
    },
  }
}

function writeMessage(
  template: SentMessage,
  { messageId, createdAt, saysWhenCreated, recipients }: CampaignMessage,
  index: number,
): SentMessage {
  const { channel, origin, messageReference, context, useCaseType, actions, cards } = template
  return {
    id: messageId,
    channel,
    description: `Message ${index} of a made-up campaign`,
    origin,
    contacts: recipients.map(contactOf),
    messageReference,
    context,
    createdAt: formatTimestamp(createdAt),
    ...(saysWhenCreated ? { messageCreatedAt: formatTimestamp(createdAt) } : undefined),
    ...(useCaseType === undefined ? undefined : { useCaseType }),
    actions,
    cards,
  }
}

function writeInteractions(
  message: SentMessage,
  { happenings }: CampaignMessage,
): SandboxInteraction[] {
  const interactions: SandboxInteraction[] = []
  const again: SandboxInteraction[] = []
  for (const happening of happenings) {
    const interaction = write(message, happening, interactions)
    interactions.push(interaction)
    if (happening.isListedTwice) again.push(interaction)
  }
  return [...interactions, ...again]
}

function write(
  message: SentMessage,
  { id, at, recipient, clicked, isPrefetched, isUnrecognized }: CampaignHappening,
  earlier: readonly SandboxInteraction[],
): SandboxInteraction {
  const contact = contactOf(recipient)
  const happening = { id, createdAt: formatTimestamp(at), contact, clicked }
  const interaction = createInteraction(message, happening, earlier)
  const metadata = interaction['metadata'] as Metadata | undefined
  const undocumented =
    clicked === undefined ? { type: UNDOCUMENTED.type } : { details: UNDOCUMENTED.details }
  return {
    ...interaction,
    ...(isUnrecognized ? undocumented : undefined),
    ...(isPrefetched ? { metadata: { ...metadata, prefetched: true } } : undefined),
  }
}

function contactOf(phoneNumber: string): Contact {
  return {
    id: `30000000-0000-4000-8000-${phoneNumber.slice(1).padStart(12, '0')}`,
    identifierKey: 'phonenumber',
    identifierValue: phoneNumber,
    receiverValue: phoneNumber,
    type: 'to',
    platformAddress: phoneNumber,
    contactAnnotation: { name: `Made-up recipient ${phoneNumber}` },
  }
}
