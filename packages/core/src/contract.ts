import { assertChannel } from './channel-rules.ts'

/**
 * What a `details` string looks like: literal text with `{name}` where an integer stands (`'item_{item}_clicked'`), or
 * literal text alone (`'initial_open'`). An array gives other spellings of the same thing after the canonical one; all
 * have the same holes.
 *
 * An integer is `0` or one to nine digits without a leading zero. A hole cannot be beside another hole or beside a digit.
 */
export type Pattern = string | readonly [canonical: string, ...aliases: string[]]

/** One type of interaction, as a channel documents it. */
export interface InteractionSpec {
  /** Other wire names of the same type: an older schema's `delete-request`, for example. */
  readonly aliases?: readonly string[]
  /** The patterns of the `details` string, by kind. Without it the strings are undocumented and come through as sent. */
  readonly details?: Readonly<Record<string, Pattern>>
  /** The keys of `metadata` that this type carries. */
  readonly metadata?: readonly string[]
}

/** The types of interaction of a channel, by their name on the wire. */
export type Specs = Readonly<Record<string, InteractionSpec>>

/**
 * A channel: everything that this software knows about it, as plain data.
 */
export interface Channel<Name extends string = string, Interactions extends Specs = Specs> {
  /** The version of this contract that the channel was written for. */
  readonly contract: 1
  /** Lower case letters, digits and dashes: `whatsapp`. A platform id of this name, or starting with it and a dash, is this channel's. */
  readonly name: Name
  /** Platform ids of the channel that do not start with its name. */
  readonly platforms?: readonly string[]
  readonly interactions: Interactions
}

/**
 * Declares a channel and infers its types from the literal.
 *
 * @param channel A literal: plain data, no functions.
 * @returns The same object.
 * @throws {@link ConfigError} when the literal breaks a rule of the contract; the message names the place.
 *
 * @example
 * ```ts
 * export const rcs = defineChannel({
 *   contract: 1,
 *   name: 'rcs',
 *   interactions: {
 *     read: {},
 *     clicked: { details: { item: 'item_{item}_clicked' }, metadata: ['button'] },
 *   },
 * })
 * ```
 */
export function defineChannel<const Name extends string, const Interactions extends Specs>(
  channel: Channel<Name, Interactions>,
): Channel<Name, Interactions> {
  assertChannel(channel)
  return channel
}
