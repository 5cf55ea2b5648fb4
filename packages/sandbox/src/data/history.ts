import { createInteraction, type Happening, type SandboxInteraction } from '../interaction.ts'
import type { SentMessage } from '../message.ts'
import type { MessageData } from './channel-data.ts'

/**
 * A made-up message with what became of it.
 *
 * @param firstNumber The end of the first interaction's id, three digits; no two histories share any.
 */
export function withHistory(
  message: SentMessage,
  firstNumber: number,
  happenings: readonly Omit<Happening, 'id'>[],
): MessageData {
  const interactions: SandboxInteraction[] = []
  for (const [index, happening] of happenings.entries()) {
    const id = `40000000-0000-4000-8000-000000000${firstNumber + index}`
    interactions.push(createInteraction(message, { id, ...happening }, interactions))
  }
  return [message, interactions]
}
