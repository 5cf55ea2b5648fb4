import type { Channel } from '@bird-interactions/core'
import type { BirdClient } from '@bird-interactions/core/client'
import type { ExportRef } from '@bird-interactions/export'

import { readExportInput } from '../export/export-input.ts'
import { foundIds, newScan } from '../export/found-messages.ts'
import type { Io } from '../io.ts'
import type { SummarySource } from './summary-source.ts'

/** The messages that a summary asks for. */
export interface MessageRefs {
  readonly refs: AsyncIterable<ExportRef>
  /** How many there are, where that is known beforehand. */
  readonly total: number | undefined
}

/** How the messages are asked for. */
export interface AskingContext {
  readonly client: BirdClient<readonly Channel[]>
  readonly channelId: string
  /** The name of the channel, where it is stated. */
  readonly channel: string | undefined
  readonly io: Io
  readonly signal: AbortSignal
}

/**
 * The messages of a file, or all of a channel, each once.
 *
 * @throws {@link Failure} when the file cannot be read.
 */
export async function messageRefs(
  source: Exclude<SummarySource, { readonly kind: 'export' }>,
  context: AskingContext,
): Promise<MessageRefs> {
  const { channelId, channel, io } = context
  if (source.kind === 'all') return { refs: once(listedRefs(source, context)), total: undefined }
  const { file, column } = source
  const input = await readExportInput({ file, column, channelId, channel }, io)
  return { refs: once(input.refs()), total: input.total }
}

async function* listedRefs(
  { filter }: Extract<SummarySource, { readonly kind: 'all' }>,
  { client, channelId, channel, signal }: AskingContext,
): AsyncGenerator<ExportRef, void, void> {
  for await (const messageId of foundIds(client, channelId, filter, { scan: newScan(), signal })) {
    yield { channelId, messageId, channel }
  }
}

async function* once(refs: AsyncIterable<ExportRef>): AsyncGenerator<ExportRef, void, void> {
  const known = new Set<string>()
  for await (const ref of refs) {
    const id = ref.messageId.toLowerCase()
    if (known.has(id)) continue
    known.add(id)
    yield ref
  }
}
