import type { BirdError } from '../../errors.ts'

/** What is worth knowing of a list although it was delivered. */
export interface Problem {
  /**
   * - `malformed`: an element has no identity, and is left out of `interactions`.
   * - `conflicting_duplicate`: an element has the id of another, but a different content, and is left out: `interactions`
   *   has the one that `compareCreatedAt` puts last and, at the same moment, the one that is last as JSON with sorted keys,
   *   whatever the order of the list. Elements that are the same but for the spelling of their ids are one, and no problem.
   * - `other_message`: elements name another message or channel than was asked for. They are in `interactions`: Bird
   *   documents that the `messageId` of an SMS opt-out may be another one. One problem for each such message.
   * - `possibly_truncated`: the list has exactly 10 elements and names no further page. 10 is a full page by Bird's general
   *   rule for lists, so there may be more; Bird documents no pages for this list, so it may be all.
   *
   * The first two left something out; the others are notes.
   *
   * @see https://docs.bird.com/api/api-access/common-api-usage
   * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-sms/message-interactions
   */
  readonly code: 'malformed' | 'conflicting_duplicate' | 'other_message' | 'possibly_truncated'
  /** What happened and what to do, for a person. */
  readonly message: string
  /** The place in the list, from 0, counted over all its pages; of several elements that of the first. */
  readonly index?: number
  /** The element at that place as received. */
  readonly raw?: unknown
}

/** What is worth knowing of the answer besides its interactions. A list of several pages tells of the last one. */
export interface ResponseInfo {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** How many times a request was sent, for all pages together. */
  readonly attempts: number
}

/** The interactions of one message. */
export interface ListResult<Interaction> {
  /** In the order of the answer, each id once. */
  readonly interactions: Interaction[]
  /** Empty when all is well. */
  readonly problems: Problem[]
  readonly response: ResponseInfo
}

/** What became of one message among many. */
export type ListManyResult<Ref, Interaction> =
  | ({ readonly ok: true; readonly ref: Ref } & ListResult<Interaction>)
  | { readonly ok: false; readonly ref: Ref; readonly error: BirdError }
