import { randomUUID } from 'node:crypto'

import { channels, messages, workspaceId } from './data/workspace.ts'
import { findContact, findMessage } from './find.ts'
import { createInteraction, type Happening, type SandboxInteraction } from './interaction.ts'
import type { SendingChannel, SentMessage } from './message.ts'
import { createTimestamps } from './timestamps.ts'

/** What one sandbox holds. */
export interface Workspace {
  readonly id: string
  readonly channels: readonly SendingChannel[]
  /** By id. */
  readonly messages: ReadonlyMap<string, SentMessage>
  /** By id of the message. */
  readonly interactions: ReadonlyMap<string, readonly SandboxInteraction[]>
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
export function createWorkspace(now: () => number): Workspace {
  const byId = new Map(messages.map(([message]) => [message.id, message]))
  const interactions = new Map(messages.map(([message, history]) => [message.id, history]))
  const timestamp = createTimestamps(now)
  return {
    id: workspaceId,
    channels,
    messages: byId,
    interactions,
    happen(messageId, recipient, what) {
      const message = findMessage(byId.values(), messageId)
      const list = interactions.get(message.id) ?? []
      const happening = {
        id: randomUUID(),
        createdAt: timestamp(),
        contact: findContact(message, recipient),
        ...what,
      }
      const interaction = createInteraction(message, happening, list)
      interactions.set(message.id, [...list, interaction])
      return structuredClone(interaction)
    },
  }
}
