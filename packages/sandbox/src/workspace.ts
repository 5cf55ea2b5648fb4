import { randomUUID } from 'node:crypto'

import type { SentCampaign } from './campaign/sent-campaign.ts'
import { channels, messages, workspaceId } from './data/workspace.ts'
import { findContact, findMessage } from './find.ts'
import { createInteraction, type Happening, type SandboxInteraction } from './interaction.ts'
import type { SendingChannel, SentMessage } from './message.ts'
import { createTimestamps } from './timestamps.ts'

/** What one sandbox holds. */
export interface Workspace {
  readonly id: string
  readonly channels: readonly SendingChannel[]
  /** Those that are not of a campaign. */
  readonly messages: readonly SentMessage[]
  /** Also one of a campaign. */
  readonly findMessage: (messageId: string) => SentMessage | undefined
  readonly interactionsOf: (message: SentMessage) => readonly SandboxInteraction[]
  /**
   * Some of the messages that were sent through a channel.
   *
   * @param from How many to pass over.
   */
  readonly sentThrough: (channelId: string, from: number, count: number) => SentMessage[]
  /**
   * Adds an interaction, now.
   *
   * @returns A copy of it.
   * @throws {@link ConfigError} when there is no such message, recipient or button, or the channel documents nothing of the kind.
   */
  readonly happen: (
    messageId: string,
    recipient: string,
    what?: Pick<Happening, 'clicked' | 'did'>,
  ) => SandboxInteraction
}

/**
 * A workspace in its first state.
 *
 * @param now Milliseconds since 1970.
 */
export function createWorkspace(now: () => number, campaign?: SentCampaign): Workspace {
  const byId = new Map(messages.map(([message]) => [message.id, message]))
  const histories = new Map(messages.map(([message, history]) => [message.id, history]))
  const added = new Map<string, SandboxInteraction[]>()
  const timestamp = createTimestamps(now)
  const find = (messageId: string): SentMessage | undefined =>
    byId.get(messageId) ?? campaign?.findMessage(messageId)
  const interactionsOf = (message: SentMessage): readonly SandboxInteraction[] => [
    ...(histories.get(message.id) ?? campaign?.interactionsOf(message) ?? []),
    ...(added.get(message.id) ?? []),
  ]
  return {
    id: workspaceId,
    channels: campaign === undefined ? channels : [...channels, campaign.channel],
    messages: [...byId.values()],
    findMessage: find,
    interactionsOf,
    sentThrough(channelId, from, count) {
      if (campaign !== undefined && campaign.channel.id === channelId) {
        const length = Math.max(0, Math.min(count, campaign.campaign.messages - from))
        return Array.from({ length }, (_, index) => campaign.messageAt(from + index))
      }
      const sent = [...byId.values()].filter(({ channel }) => channel.id === channelId)
      return sent.slice(from, from + count)
    },
    happen(messageId, recipient, what) {
      const message = find(messageId) ?? findMessage(byId.values(), messageId)
      const happening = {
        id: randomUUID(),
        createdAt: timestamp(),
        contact: findContact(message, recipient),
        ...what,
      }
      const interaction = createInteraction(message, happening, interactionsOf(message))
      added.set(message.id, [...(added.get(message.id) ?? []), interaction])
      return structuredClone(interaction)
    },
  }
}
