import type { Channel, InteractionSpec, Pattern } from './contract.ts'
import type { InteractionFields, WireInteraction } from './fields.ts'

type IsAny<T> = 0 extends 1 & T ? true : false

type HolesOf<P extends string> = string extends P
  ? string
  : P extends `${string}{${infer Hole}}${infer Rest}`
    ? Hole | HolesOf<Rest>
    : never

type CanonicalOf<P extends Pattern> = P extends readonly [infer C extends string, ...unknown[]]
  ? C
  : P extends string
    ? P
    : string

/**
 * A `details` string that matched a pattern: its kind, an integer for each hole, and the string as sent.
 *
 * The integers are as Bird sends them. Whether they start at 0 is not documented; the one published example is
 * `card_0_item_1_clicked`.
 */
export type Parsed<Kind extends string, Field extends string> = {
  readonly [Key in 'kind' | Field | 'text']: Key extends 'kind'
    ? Kind
    : Key extends 'text'
      ? string
      : number
}

/** A `details` string that matched no pattern, as sent. */
export interface Unrecognized {
  readonly kind: 'unrecognized'
  readonly text: string
}

/** Parsed `details` of a channel that is not known at compile time. */
export interface DynamicDetails {
  readonly kind: string
  readonly text: string
  readonly [field: string]: string | number
}

type ParsedOf<Spec extends InteractionSpec> = Spec extends {
  readonly details: infer Table extends Readonly<Record<string, Pattern>>
}
  ? string extends keyof Table
    ? DynamicDetails
    : {
        [Kind in keyof Table & string]: Parsed<Kind, HolesOf<CanonicalOf<Table[Kind]>>>
      }[keyof Table & string]
  : never

/** The names of a channel's types: `'read' | 'clicked'`. */
export type TypeOf<C extends Channel> = keyof C['interactions'] & string

/** What `details` parses to, for one type of one channel, when it is recognised. */
export type DetailsOf<C extends Channel, Type extends TypeOf<C> = TypeOf<C>> =
  string extends TypeOf<C> ? DynamicDetails : { [T in Type]: ParsedOf<C['interactions'][T]> }[Type]

interface Decoded extends InteractionFields {
  /**
   * The object as received; what of it is wholly documented is shared, not copied. `JSON.stringify` and `console.log` do not
   * repeat it.
   */
  readonly raw: WireInteraction
}

/** An interaction of a documented type. */
export interface Recognized<Name extends string, Type extends string, Details> extends Decoded {
  readonly channel: Name
  readonly type: Type
  /** Absent when none was sent. */
  readonly details?: Details | Unrecognized
}

/** An interaction of an undocumented type, or of a platform that no channel in use knows. Nothing of it is lost. */
export interface Unknown<Name extends string = 'unknown'> extends Decoded {
  /** `'unknown'` when no channel in use knows the platform. */
  readonly channel: Name
  readonly type: 'unknown'
  /** The type as sent. */
  readonly sentType: string
  readonly details?: Unrecognized
}

/** An interaction of channels that are not known at compile time: found at run time, or held in a plain `Channel[]`. */
export interface Dynamic extends Decoded {
  readonly channel: string
  readonly type: string
  /** The type as sent, when `type` is `'unknown'`. */
  readonly sentType?: string
  readonly details?: DynamicDetails
}

/**
 * The interactions of one channel, or those of one of its types: `InteractionOf<typeof rcs, 'clicked'>`.
 */
export type InteractionOf<
  C extends Channel,
  Type extends TypeOf<C> | 'unknown' = TypeOf<C> | 'unknown',
> = C extends Channel
  ? string extends C['name']
    ? Dynamic
    : string extends TypeOf<C>
      ? Dynamic
      : | {
            [T in Type & TypeOf<C>]: Recognized<C['name'], T, ParsedOf<C['interactions'][T]>>
          }[Type & TypeOf<C>]
        | ('unknown' extends Type ? Unknown<C['name']> : never)
  : never

/** An `any` among the channels adds nothing: it must not swallow what is known of the others. */
type ArmsOf<C> = IsAny<C> extends true ? never : C extends Channel ? InteractionOf<C> : never

type UnionOf<Channels extends readonly Channel[]> = {
  [Index in keyof Channels]: ArmsOf<Channels[Index]>
}[number]

/**
 * Every interaction that a list of channels can give, and the unknown ones.
 *
 * Narrow by `channel`, then `type`, then `details.kind`. Without an argument, or for a plain `Channel[]`, it is the dynamic
 * interaction, whose fields are strings.
 */
export type Interaction<Channels extends readonly Channel[] = readonly Channel[]> =
  IsAny<Channels> extends true
    ? Dynamic
    : Channels extends readonly []
      ? Unknown
      : [UnionOf<Channels>] extends [never]
        ? Dynamic
        : [Dynamic] extends [UnionOf<Channels>]
          ? UnionOf<Channels>
          : UnionOf<Channels> | Unknown

type NameIn<C> = IsAny<C> extends true ? never : C extends Channel ? C['name'] : never

/** The names of the channels of a list. */
export type ChannelName<Channels extends readonly Channel[]> =
  IsAny<Channels> extends true
    ? string
    : { [Index in keyof Channels]: NameIn<Channels[Index]> }[number]

type PickNamed<C, Name extends string> =
  IsAny<C> extends true
    ? never
    : C extends Channel
      ? string extends C['name']
        ? C
        : C['name'] extends Name
          ? C
          : never
      : never

/** The interactions of the channel of that name in a list. */
export type InteractionNamed<Channels extends readonly Channel[], Name extends string> =
  IsAny<Channels> extends true
    ? Dynamic
    : InteractionOf<{ [Index in keyof Channels]: PickNamed<Channels[Index], Name> }[number]>
