import type { Dynamic } from '@bird-interactions/core'
import type { MessageRef } from '@bird-interactions/core/client'

import { type ExportRow, SCHEMA_VERSION } from './export-row.ts'
import { recipientOf } from './recipient.ts'

/**
 * An interaction as a row.
 *
 * @param ref The message that was asked for.
 * @param raw Adds the object as received.
 */
export function rowOf(
  interaction: Dynamic,
  ref: Pick<MessageRef, 'messageId'>,
  raw: boolean,
): ExportRow {
  const recipient = recipientOf(interaction.receiver)
  const isOwn = interaction.messageId.toLowerCase() === ref.messageId.toLowerCase()
  return {
    schemaVersion: SCHEMA_VERSION,
    ...interaction,
    ...(recipient !== undefined && { recipient }),
    ...(!isOwn && { listedUnder: ref.messageId }),
    // The decoder's own `raw` is not enumerable.
    ...(raw && { raw: interaction.raw }),
  }
}
