import type { Problem, ResponseInfo } from '../list/results.ts'

/** A message, as a list of messages has it. */
export interface ListedMessage {
  /** UUID, for `interactions.list`. */
  readonly id: string
  /** RFC 3339. */
  readonly createdAt?: string
  /** `incoming` in Bird's example of a message that somebody sent to the channel; other words are not documented. */
  readonly direction?: string
  /** The object as received. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** A page of the messages of a channel. */
export interface MessagePage {
  /** In the order of the answer. Bird documents no order. */
  readonly messages: ListedMessage[]
  /** `pageToken` of the next call; absent on the last page. */
  readonly nextPageToken?: string
  /** What was left out because it has no id: all with code `malformed`. Empty when all is well. */
  readonly problems: Problem[]
  readonly response: ResponseInfo
}
