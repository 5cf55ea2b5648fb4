import type { Dynamic, WireInteraction } from '@bird-interactions/core'

/** A decoded interaction, of whatever channels. */
export interface ExportedInteraction extends Omit<Dynamic, 'details'> {
  readonly details?: { readonly kind: string; readonly text: string }
}

/** The version of the rows that this package writes. A new field does not change it. */
export const SCHEMA_VERSION = 1

/**
 * A row of an export: an interaction as it was decoded, and what else is worth knowing of it. Each row says by itself how it is
 * to be read, so that rows may be sorted, split and put together.
 */
export interface ExportRow extends Omit<Dynamic, 'raw'> {
  /** {@link SCHEMA_VERSION}. A higher number: fields of another meaning. */
  readonly schemaVersion: number
  /** Who received the message, as {@link recipientOf} tells; absent when the interaction names nobody. */
  readonly recipient?: string
  /** UUID of the message in whose list the interaction was, where the interaction itself names another. */
  readonly listedUnder?: string
  /** The object as received, where that was asked for. */
  readonly raw?: WireInteraction
}
