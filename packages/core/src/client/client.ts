import type { Channel } from '../contract.ts'
import type { ChannelName, Interaction, InteractionNamed } from '../interaction.ts'
import type { Logger, Observe } from './observe/attempt-event.ts'
import type { Clock } from './attempt/clock.ts'
import type { RateLimiter } from './pace/rate-limiter.ts'
import type { ListManyResult, ListResult } from './list/results.ts'
import type { MessagePage } from './messages/message-page.ts'
import type { PageChoice } from './messages/page-query.ts'
import type { Transport } from './transport/transport.ts'

/** Which message: the ids that Bird gave when it was sent. */
export interface MessageRef<Name extends string = string> {
  /** UUID of the channel that the message was sent through. */
  readonly channelId: string
  /** UUID. */
  readonly messageId: string
  /** The channel, whatever the platform id says. It narrows the type of the interactions, too. */
  readonly channel?: Name | undefined
}

/** An access key, or a function that gives the one to use now. */
export type AccessKey = string | (() => string | Promise<string>)

/** How long to wait. */
export interface Deadlines {
  /** For one attempt, in milliseconds. Default 10,000. */
  readonly attemptMs?: number | undefined
  /** For all attempts and the pauses between them, in milliseconds. Default 60,000. */
  readonly totalMs?: number | undefined
}

/** What can be set for all calls of a client, and for one. */
export interface CallOptions {
  /** UUID of the workspace. */
  readonly workspaceId?: string | undefined
  readonly timeout?: Deadlines | undefined
  /** How often to try again after the first attempt, 0 to 10. Default 2. */
  readonly retries?: number | undefined
  /** Ends the call in whatever phase it is; the call rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined
}

/** Settings of {@link createClient}. */
export interface ClientOptions<Channels extends readonly Channel[]> extends Omit<
  CallOptions,
  'signal'
> {
  /** The access key of the workspace, without the word `AccessKey`. */
  readonly accessKey: AccessKey
  /** What channel packages export. An interaction of another channel comes out as unknown. */
  readonly channels: Channels
  /** The channels of channel ids, where the platform id does not tell: `{ [channelId]: 'whatsapp' }`. */
  readonly channelIds?: Readonly<Record<string, ChannelName<Channels>>> | undefined
  /** Default `https://api.bird.com`. Must be https, unless it is this computer. */
  readonly baseUrl?: string | undefined
  /** Allows a `baseUrl` without TLS: the access key then travels in the clear. Default false. */
  readonly allowInsecure?: boolean | undefined
  /** The most bytes of an answer. Default 8 MiB. */
  readonly maxBodyBytes?: number | undefined
  /** Added to the `user-agent` header: name and version of the calling program. */
  readonly userAgent?: string | undefined
  /**
   * URL of a proxy, also with a name and a password; `false` for none. Default: what `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`
   * say, in capitals or not; this computer is never asked through those.
   */
  readonly proxy?: string | false | undefined
  /**
   * How many requests a workspace may get in any second, all channels together: default 50, Bird's own limit; `false` for no
   * limit, or a limiter of your own that several processes share.
   *
   * @see https://docs.bird.com/api/channels-api/rate-limit
   */
  readonly rateLimit?: { readonly perSecond: number } | RateLimiter | false | undefined
  /** Hears of every attempt. Every attempt is published on the diagnostics channel `bird-interactions:attempt`, too. */
  readonly observe?: Observe | undefined
  /** Where lines for people go: `console`, for example. Default: nowhere. */
  readonly logger?: Logger | undefined
  /** Sends the requests instead of undici, which is then not loaded. */
  readonly transport?: Transport | undefined
  /** The time to live by, for tests. */
  readonly clock?: Clock | undefined
  /** A number from 0 up to 1, for the jitter of pauses. Default `Math.random`. */
  readonly random?: (() => number) | undefined
}

/** Settings of one `listMany`. */
export interface ListManyOptions extends CallOptions {
  /** How many messages to ask for at the same time, 1 to 1,000. Default 16. */
  readonly concurrency?: number | undefined
}

/** Which page of a list of messages, and the settings of the call. */
export interface MessagePageOptions extends CallOptions, PageChoice {
  /** The most messages of the page, 1 to 100. Default 100. */
  readonly limit?: number | undefined
  /** The `nextPageToken` of the page before. Default: the first page. */
  readonly pageToken?: string | undefined
}

/** The interactions that a ref gives: those of the channel that it states, or of all. */
export type InteractionAt<Channels extends readonly Channel[], Ref> = Ref extends {
  readonly channel: infer Name extends string
}
  ? InteractionNamed<Channels, Name>
  : Interaction<Channels>

/** Message interactions of a workspace. */
export interface Interactions<Channels extends readonly Channel[]> {
  /**
   * The interactions of one message.
   *
   * @throws {@link ConfigError} before anything is sent, when an id is no UUID or an option is out of range.
   * @throws {@link ApiError} when Bird answers with another status than 200.
   * @throws {@link ConnectionError} {@link TimeoutError} when there is no answer.
   * @throws {@link ResponseError} when the answer is not the documented list.
   * @throws The reason of `options.signal` when it aborts.
   * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
   */
  list<const Ref extends MessageRef<ChannelName<Channels>>>(
    ref: Ref,
    options?: CallOptions,
  ): Promise<ListResult<InteractionAt<Channels, Ref>>>

  /**
   * The interactions of many messages, in order of completion. A message's failure is a result with `ok: false`, and the rest
   * goes on. Refs are pulled as results are taken, so memory stays flat however many there are.
   *
   * @throws {@link ApiError} on 401 and 403, which would be the same for every message.
   * @throws The reason of `options.signal` when it aborts.
   */
  listMany<const Ref extends MessageRef<ChannelName<Channels>>>(
    refs: Iterable<Ref> | AsyncIterable<Ref>,
    options?: ListManyOptions,
  ): AsyncIterable<ListManyResult<Ref, InteractionAt<Channels, Ref>>>
}

/** Messages of a workspace. */
export interface Messages {
  /**
   * One page of the messages of a channel, in whatever order Bird gives them: neither order nor filter is documented.
   *
   * @throws {@link ConfigError} before anything is sent, when an id is no UUID or an option is out of range.
   * @throws {@link ApiError} when Bird answers with another status than 200.
   * @throws {@link ConnectionError} {@link TimeoutError} when there is no answer.
   * @throws {@link ResponseError} when the answer is no list.
   * @throws The reason of `options.signal` when it aborts.
   * @see https://docs.bird.com/api/channels-api/api-reference/messaging
   */
  list(channel: Pick<MessageRef, 'channelId'>, options?: MessagePageOptions): Promise<MessagePage>
}

/** A client of Bird's Channels API. */
export interface BirdClient<Channels extends readonly Channel[]> {
  readonly interactions: Interactions<Channels>
  readonly messages: Messages
  /** Closes the connections. Calls under way end first; new ones are refused. */
  close(): Promise<void>
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}
