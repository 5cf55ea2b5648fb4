import { checkChannel, type CompiledChannel, type CompiledType } from './channel-rules.ts'
import type { Channel } from './contract.ts'
import { describeValue } from './describe-value.ts'
import { ConfigError } from './errors.ts'
import type { DetailsOf, DynamicDetails, TypeOf, Unrecognized } from './interaction.ts'
import { fillPattern, LARGEST_INTEGER, readPattern } from './pattern.ts'

const compiledChannels = new WeakMap<Channel, CompiledChannel>()

/**
 * The types of a channel by each of their wire names.
 *
 * @throws {@link ConfigError} when the channel breaks a rule of the contract.
 */
export function compileChannel(channel: Channel): CompiledChannel {
  const known = compiledChannels.get(channel)
  if (known !== undefined) return known
  const types = checkChannel(channel)
  compiledChannels.set(channel, types)
  return types
}

const NO_SPELLINGS: CompiledType['spellings'] = []

/** Reads a `details` string by the patterns of one type; nothing recognises it when the type is not documented. */
export function readDetails(type: CompiledType | undefined, text: string): DynamicDetails {
  for (const { kind, pattern } of type?.spellings ?? NO_SPELLINGS) {
    const details = readPattern(pattern, text, kind)
    if (details !== undefined) return details
  }
  return { kind: 'unrecognized', text }
}

/**
 * Parses a `details` string as one type of one channel documents it, without any HTTP.
 *
 * @param type A type of the channel, or an alias of one.
 * @returns The kind, its integers as sent, and the string; `{ kind: 'unrecognized', text }` when no pattern matches.
 * @throws {@link ConfigError} when the channel breaks a rule of the contract.
 *
 * @example
 * ```ts
 * parseDetails(rcs, 'clicked', 'card_0_item_1_clicked')
 * // { kind: 'cardItem', card: 0, item: 1, text: 'card_0_item_1_clicked' }
 * ```
 */
export function parseDetails<C extends Channel, Type extends TypeOf<C>>(
  channel: C,
  type: Type,
  text: string,
): DetailsOf<C, Type> | Unrecognized {
  const details = readDetails(compileChannel(channel).get(type), text)
  return details as DetailsOf<C, Type> | Unrecognized
}

/** What {@link formatDetails} takes: a parsed details, with or without its text. */
export type DetailsInput<Details> = Details extends { readonly text: string }
  ? string extends keyof Details
    ? DynamicDetails | Unrecognized | Readonly<Record<string, string | number>>
    : { readonly [Key in Exclude<keyof Details, 'text'>]: Details[Key] } & {
        readonly text?: string
      }
  : never

/**
 * Writes the `details` string of a kind, in its canonical spelling: the inverse of {@link parseDetails}.
 *
 * @param details The kind and its integers, 0 to 999,999,999. A `text` is ignored.
 * @throws {@link ConfigError} when the kind is not one of the type, or an integer is missing or out of range.
 *
 * @example
 * ```ts
 * formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0, item: 1 }) // 'card_0_item_1_clicked'
 * ```
 */
export function formatDetails<C extends Channel, Type extends TypeOf<C>>(
  channel: C,
  type: Type,
  details: DetailsInput<DetailsOf<C, Type>>,
): string {
  const input = details as Readonly<Record<string, unknown>>
  const kind = String(input['kind'])
  const spellings = compileChannel(channel).get(type)?.spellings ?? NO_SPELLINGS
  const pattern = spellings.find((spelling) => spelling.kind === kind)?.pattern
  if (pattern === undefined) {
    const known = [...new Set(spellings.map((spelling) => spelling.kind))].join(', ')
    throw new ConfigError(
      'invalid_details',
      `Channel "${channel.name}" documents no details of kind "${kind}" for "${type}". ` +
        (known === '' ? 'It documents none for this type.' : `Known kinds: ${known}.`),
    )
  }
  const integers = pattern.holes.map((hole) => {
    const value = input[hole]
    if (isHoleInteger(value)) return value
    throw new ConfigError(
      'invalid_details',
      `"${hole}" of the details "${pattern.source}" is ${typeof value === 'number' ? value : describeValue(value)}. Pass an integer from 0 to ${LARGEST_INTEGER}.`,
    )
  })
  return fillPattern(pattern, integers)
}

function isHoleInteger(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_INTEGER
}
