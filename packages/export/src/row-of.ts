import type { MessageRef } from '@bird-interactions/core/client'

import { type ExportedInteraction, type ExportRow, SCHEMA_VERSION } from './export-row.ts'
import { recipientOf } from './recipient.ts'

/**
 * An interaction as a row.
 *
 * @param ref The message that was asked for.
 * @param raw Adds the object as received.
 */
export function rowOf(
  interaction: ExportedInteraction,
  ref: Pick<MessageRef, 'messageId'>,
  raw: boolean,
): ExportRow {
  const recipient = recipientOf(interaction.receiver)
  const isOwn = interaction.messageId.toLowerCase() === ref.messageId.toLowerCase()
  const { details, ...fields } = interaction
  return {
    schemaVersion: SCHEMA_VERSION,
    ...fields,
    ...(details !== undefined && { details }),
    ...(recipient !== undefined && { recipient }),
    ...(!isOwn && { listedUnder: ref.messageId }),
    // The decoder's own `raw` is not enumerable.
    ...(raw && { raw: interaction.raw }),
  }
}
