import type { Metadata, Receiver } from '@bird-interactions/core'

/** What a summary takes in: an interaction as the client and the decoder give it, or a row of an export. */
export interface SummaryInput {
  /** UUID; what has the same is the same. */
  readonly id: string
  readonly messageId: string
  readonly channel: string
  readonly type: string
  readonly sentType?: string | undefined
  readonly platformId?: string | undefined
  readonly createdAt: string
  readonly messageCreatedAt?: string | undefined
  readonly details?: { readonly kind: string; readonly text: string } | undefined
  readonly metadata?: Metadata | undefined
  /** Who it was, in one text. Without it, whom `receiver` names. */
  readonly recipient?: string | undefined
  readonly receiver?: Receiver | undefined
}
