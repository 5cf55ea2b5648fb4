import type { BirdError } from '../errors.ts'

/** What was wrong with a list although it was delivered. */
export interface Problem {
  /**
   * - `malformed`: an element has no identity, and is left out of `interactions`.
   * - `more_pages`: the answer names a further page, which was not fetched. Bird documents no pages for this list.
   */
  readonly code: 'malformed' | 'more_pages'
  /** What happened and what to do, for a person. */
  readonly message: string
  /** The place in the list, from 0. */
  readonly index?: number
  /** The element as received. */
  readonly raw?: unknown
}

/** What is worth knowing of the answer besides its interactions. */
export interface ResponseInfo {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** How many times the request was sent. */
  readonly attempts: number
}

/** The interactions of one message. */
export interface ListResult<Interaction> {
  readonly interactions: Interaction[]
  /** Empty when all is well. */
  readonly problems: Problem[]
  readonly response: ResponseInfo
}

/** What became of one message among many. */
export type ListManyResult<Ref, Interaction> =
  | ({ readonly ok: true; readonly ref: Ref } & ListResult<Interaction>)
  | { readonly ok: false; readonly ref: Ref; readonly error: BirdError }
