import * as z from 'zod'

import type { Spelling } from '../channel-rules.ts'
import type { Channel, InteractionSpec } from '../contract.ts'
import { compileChannel } from '../details.ts'
import type { WireInteraction } from '../fields.ts'
import { documentedFields, documentedMetadata } from './documented-fields.ts'

/**
 * The strict schema of what a channel documents: its types, the `details` strings of each, the keys of `metadata` that each
 * carries, and the fields that all channels share. An unknown field, type, word or `details` string is refused: use it to
 * hold test data and stand-ins to the documentation, never to read what Bird sends.
 *
 * `z.toJSONSchema` turns it into JSON Schema.
 *
 * @param channel What a channel package exports, or any channel found at run time.
 * @returns The schema of one interaction as Bird sends it.
 * @throws {@link ConfigError} when the channel breaks a rule of the contract.
 *
 * @example
 * ```ts
 * const jsonSchema = z.toJSONSchema(channelSchema(rcs))
 * ```
 */
export function channelSchema(channel: Channel): z.ZodType<WireInteraction> {
  const compiled = compileChannel(channel)
  const [first, ...others] = Object.entries(channel.interactions).map(([type, spec]) =>
    z.strictObject({
      ...documentedFields,
      type: z.literal([type, ...(spec.aliases ?? [])]),
      details: detailsSchema(compiled.get(type)?.spellings ?? []).optional(),
      metadata: metadataSchema(spec).optional(),
    }),
  )
  const schema: z.ZodType =
    first === undefined ? z.never() : z.discriminatedUnion('type', [first, ...others])
  return schema as z.ZodType<WireInteraction>
}

function detailsSchema(spellings: readonly Spelling[]): z.ZodString {
  if (spellings.length === 0) return z.string()
  return z.string().regex(new RegExp(`^(?:${spellings.map(expressionOf).join('|')})$`, 'u'))
}

const INTEGER = '(?:0|[1-9][0-9]{0,8})'

function expressionOf({ pattern }: Spelling): string {
  return pattern.texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join(INTEGER)
}

function metadataSchema(spec: InteractionSpec): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      (spec.metadata ?? []).map((key) => [
        key,
        (documentedMetadata.get(key) ?? z.unknown()).optional(),
      ]),
    ),
  )
}
