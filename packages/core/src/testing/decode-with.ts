import type { Channel } from '../contract.ts'
import { createDecoder } from '../decode.ts'
import type { Dynamic } from '../interaction.ts'

/** Decodes an interaction of a channel that has these fields, with its channel alone in use. */
export function decodeWith(
  channel: Channel,
  fields: Readonly<Record<string, unknown>>,
  options?: { readonly channel: string },
): Dynamic {
  const id = '00000000-0000-4000-8000-000000000000'
  const wire = {
    id,
    messageId: id,
    channelId: id,
    platformId: channel.name,
    type: Object.keys(channel.interactions)[0] ?? 'none',
    createdAt: '2026-01-01T00:00:00Z',
    ...fields,
  }
  return createDecoder<readonly Channel[]>([channel])(wire, options)
}
