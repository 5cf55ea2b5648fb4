import type { SandboxInteraction } from '../interaction.ts'
import type { SendingChannel, SentMessage } from '../message.ts'

/** A message, with the interactions that a new sandbox has. */
export type MessageData = readonly [SentMessage, readonly SandboxInteraction[]]

/** A channel of the workspace, with its messages. */
export interface ChannelData {
  readonly channel: SendingChannel
  readonly messages: readonly MessageData[]
}
