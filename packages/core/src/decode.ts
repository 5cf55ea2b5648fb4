import type { CompiledType } from './channel-rules.ts'
import type { Channel } from './contract.ts'
import { compileChannel, readDetails } from './details.ts'
import { ResponseError } from './errors.ts'
import type { WireInteraction } from './fields.ts'
import { identityProblem } from './identity.ts'
import type { ChannelName, Dynamic, Interaction, InteractionNamed } from './interaction.ts'
import { plainObjects } from './plain-objects.ts'
import { readFieldsInto } from './read-fields.ts'
import { remember } from './remember.ts'
import { createRoute } from './routing.ts'

/** What is known of a value besides what it says of itself. */
export interface DecodeOptions<Name extends string = string> {
  /**
   * The channel, whatever the platform id says: needed for WhatsApp, whose platform id Bird does not document.
   * A name that no channel in use has gives `channel: 'unknown'`.
   */
  readonly channel?: Name | undefined
}

/** A decoder for a list of channels. */
export interface Decode<Channels extends readonly Channel[] = readonly Channel[]> {
  /**
   * Decodes one interaction as received. Every object that has an identity gives a value, recognised or unknown, and the
   * object is at its `raw`.
   *
   * @param value Anything.
   * @throws {@link ResponseError} with code `malformed_interaction` when it is no object, or its `id`, `messageId`,
   * `channelId`, `type` or `createdAt` is not a text; nothing else is thrown.
   */
  <Name extends ChannelName<Channels>>(
    value: unknown,
    options: { readonly channel: Name },
  ): InteractionNamed<Channels, Name>
  (value: unknown, options?: DecodeOptions<ChannelName<Channels>>): Interaction<Channels>
}

/**
 * Creates a decoder for the interactions of these channels.
 *
 * @param channels What channel packages export; none twice.
 * @throws {@link ConfigError} when a channel breaks a rule of the contract, was written for a version of it that this core
 * does not know, or shares its name or a platform id with another.
 *
 * @example
 * ```ts
 * const decode = createDecoder([whatsapp, rcs])
 * const interaction = decode(JSON.parse(body))
 * ```
 */
export function createDecoder<const Channels extends readonly Channel[]>(
  channels: Channels,
): Decode<Channels> {
  const decodeWire = createWireDecoder(channels)
  const decode = (value: unknown, options?: DecodeOptions): Dynamic =>
    decodeWire(assertIdentity(value), options?.channel)
  return decode as Decode<Channels>
}

/** Decodes an object that is known to have an identity, as of the named channel if one is named. */
export type DecodeWire = (wire: WireInteraction, channel?: string) => Dynamic

interface KnownChannel {
  readonly name: string
  readonly typeOf: (type: string) => CompiledType | undefined
}

const UNKNOWN: KnownChannel = { name: 'unknown', typeOf: () => undefined }

/** What {@link createDecoder} makes, without its check. */
export function createWireDecoder(channels: readonly Channel[]): DecodeWire {
  const known = new Map(
    channels.map((channel) => {
      // First, because it refuses what is no channel and has no name.
      const types = compileChannel(channel)
      return [channel.name, { name: channel.name, typeOf: remember((type) => types.get(type)) }]
    }),
  )
  const route = createRoute(channels)
  const ofName = (name = ''): KnownChannel => known.get(name) ?? UNKNOWN
  const ofPlatform = remember((platformId) => ofName(route(platformId)))
  return (wire, stated) => {
    const { platformId } = wire
    const { name, typeOf } =
      stated === undefined && typeof platformId === 'string'
        ? ofPlatform(platformId)
        : ofName(stated)
    const type = typeOf(wire.type)
    const interaction = new Begun(name, type, wire)
    const text = wire['details']
    if (typeof text === 'string') interaction.details = readDetails(type, text)
    readFieldsInto(interaction, wire)
    return interaction
  }
}

/** What every interaction starts with, in the order that is good to read. */
const Begun = /* @__PURE__ */ plainObjects(function (
  this: { -readonly [Field in keyof Dynamic]: Dynamic[Field] },
  channel: string,
  type: CompiledType | undefined,
  wire: WireInteraction,
) {
  // Not enumerable: what is printed or serialised would otherwise hold everything twice.
  Object.defineProperty(this, 'raw', { value: wire })
  this.id = wire.id
  this.messageId = wire.messageId
  this.channelId = wire.channelId
  this.channel = channel
  this.type = type?.name ?? 'unknown'
  if (type === undefined) this.sentType = wire.type
  this.createdAt = wire.createdAt
})

function assertIdentity(value: unknown): WireInteraction {
  const problem = identityProblem(value)
  if (problem !== undefined) throw new ResponseError('malformed_interaction', problem)
  return value as WireInteraction
}
