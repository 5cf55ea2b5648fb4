import type { Metadata, WireInteraction } from '@bird-interactions/core'

import type { Campaign, CampaignOptions } from './campaign/campaign.ts'
import type { Fault } from './faults/fault.ts'

/** Whether Bird's documentation shows it, or this package made it up. */
export type Origin = 'documented' | 'made up'

/** Settings of `startSandbox`. */
export interface SandboxOptions {
  /** The key that requests must carry. Default `sandbox-access-key`, which is no secret. */
  readonly accessKey?: string | undefined
  /** Default: a free one. */
  readonly port?: number | undefined
  /** The time of new interactions, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined
  /** What goes wrong, as for `setFaults`. Default: nothing. */
  readonly faults?: readonly (Fault | string)[] | undefined
  /** A campaign of any size, beside the messages that every sandbox has. Default: none. */
  readonly campaign?: CampaignOptions | undefined
  /**
   * How many GET requests the workspace may send in any second, 1 to 1,000,000; `false` for any number. Default: 50, which is
   * Bird's own limit.
   */
  readonly rateLimit?: { readonly perSecond: number } | false | undefined
}

/** A request as it arrived. No header's value is kept but that of `User-Agent`, so the key is not. */
export interface SeenRequest {
  /** From 1, in the order of arrival. */
  readonly number: number
  /** When its head had arrived, in milliseconds on the clock of `performance.now()`. */
  readonly at: number
  /** The `number` of its connection. */
  readonly connection: number
  readonly method: string
  /** The path and the query. */
  readonly target: string
  /** In lower case, in the order sent. */
  readonly headerNames: readonly string[]
  readonly userAgent: string | undefined
  /** It carried the access key of the sandbox. */
  readonly isAuthorized: boolean
  /** The spec of the fault that hit it. */
  readonly fault: string | undefined
}

/** A request that followed a redirect to the second server. */
export interface RedirectedRequest {
  readonly method: string
  /** The path and the query. */
  readonly target: string
  /** In lower case, in the order sent. */
  readonly headerNames: readonly string[]
  /** It had an `Authorization` header. */
  readonly isAuthorized: boolean
}

/** A connection that was accepted, secured or not. */
export interface SeenConnection {
  /** From 1, in the order of arrival. */
  readonly number: number
  /** In milliseconds on the clock of `performance.now()`. */
  readonly openedAt: number
  /** The same; `undefined` while it is open. */
  readonly closedAt: number | undefined
  /** Bytes that were written to it. */
  readonly bytesSent: number
}

/** A channel of the sandbox's workspace. */
export interface SandboxChannel {
  /** UUID, for the path of a request. */
  readonly id: string
  /** The name of its channel package: `rcs`. */
  readonly name: string
  /** What its interactions carry as `platformId`. */
  readonly platformId: string
  readonly description: string
  readonly origin: Origin
}

/** A button that a recipient can click. */
export interface SandboxAction {
  /** Its number in `details`, and what `click` takes as `item`. */
  readonly item: number
  readonly label: string
  /** What a click on it carries as `metadata.button.payload`. */
  readonly payload: string
}

/** A card of a message, with its buttons. */
export interface SandboxCard {
  /** Its number in `details`, and what `click` takes as `card`. */
  readonly card: number
  readonly title: string
  readonly actions: readonly SandboxAction[]
}

/** A message that was sent. */
export interface SandboxMessage {
  /** UUID, for the path of a request. */
  readonly id: string
  /** UUID of the channel that it was sent through, for the path of a request. */
  readonly channelId: string
  /** The name of that channel: `rcs`. */
  readonly channel: string
  readonly description: string
  readonly origin: Origin
  /** Phone numbers or email addresses: what `read`, `click` and `interact` take as `recipient`. */
  readonly recipients: readonly string[]
  /** The buttons of the message itself: quick replies, suggestions. */
  readonly actions: readonly SandboxAction[]
  readonly cards: readonly SandboxCard[]
}

/** Who reads which message. */
export interface ReadInput {
  /** UUID of a message of the sandbox. */
  readonly messageId: string
  /** One of the message's `recipients`. */
  readonly recipient: string
}

/** Who clicks which button of which message. */
export interface ClickInput extends ReadInput {
  /** The `card` of one of the message's cards. Leave it out for a button of the message itself. */
  readonly card?: number | undefined
  /** The `item` of the button. */
  readonly item: number
}

/** Who does what else with which message. */
export interface InteractInput extends ReadInput {
  /** A type that the message's channel documents: `opened`, `reaction`, `unsubscribe-request`. */
  readonly type: string
  /** As it is sent. Refused when the channel documents strings for the type, and this is none. Default: none. */
  readonly details?: string | undefined
  /** As it is sent. Default: none. */
  readonly metadata?: Metadata | undefined
}

/** A running stand-in for Bird's message interactions. */
export interface Sandbox {
  /** The base URL, on the loopback: `http://127.0.0.1:49152`. With `https:` while one of the faults is of TLS. */
  readonly url: string
  /** The key that requests must carry: `Authorization: AccessKey <accessKey>`. */
  readonly accessKey: string
  /** A made-up key that is answered with 403, as a key is whose access policy lacks the permission. */
  readonly accessKeyWithoutPermission: string
  /** UUID, for the path of a request; the same in every sandbox. */
  readonly workspaceId: string
  readonly channels: readonly SandboxChannel[]
  /** Those of every sandbox: the messages of a campaign are not among them. */
  readonly messages: readonly SandboxMessage[]
  /** The campaign that was asked for. Its messages can be read and clicked as the others can. */
  readonly campaign: Campaign | undefined
  /**
   * A recipient reads a message: the next GET answers with one interaction more.
   *
   * @returns The new interaction, as the GET gives it.
   * @throws {@link ConfigError} when the message or the recipient is not one of the sandbox, or the channel documents no
   * `read`; the error names those that are.
   */
  readonly read: (input: ReadInput) => WireInteraction
  /**
   * A recipient clicks a button: the next GET answers with one interaction more.
   *
   * @returns The new interaction, as the GET gives it.
   * @throws {@link ConfigError} when the message, the recipient or the button is not one of the sandbox; the message names
   * those that are.
   *
   * @example
   * ```ts
   * const carousel = '20000000-0000-4000-8000-000000000002'
   * sandbox.click({ messageId: carousel, recipient: '+447700900001', card: 2, item: 1 })
   * ```
   */
  readonly click: (input: ClickInput) => WireInteraction
  /**
   * A recipient does anything that the channel documents: the next GET answers with one interaction more.
   *
   * @returns The new interaction, as the GET gives it.
   * @throws {@link ConfigError} when the message or the recipient is not one of the sandbox, or the channel documents no such
   * type or details; the error names those that are.
   *
   * @example
   * ```ts
   * const newsletter = '20000000-0000-4000-8000-000000000006'
   * sandbox.interact({ messageId: newsletter, recipient: 'ada@example.com', type: 'opened', details: 'open' })
   * ```
   */
  readonly interact: (input: InteractInput) => WireInteraction
  /**
   * From now on these faults hit requests, and no earlier ones; a fault under way goes on. Of several, the first whose turn it
   * is hits, and what it hits the others do not count: `['status=503,times=2', 'reset=before-headers,times=1']` is 503, 503,
   * a reset, and ordinary answers from then on.
   *
   * @param faults Objects, or specs as `parseFault` reads them.
   * @throws {@link ConfigError} when one of them cannot be read.
   */
  readonly setFaults: (faults: readonly (Fault | string)[]) => void
  /** The requests that arrived, whatever they were answered; of very many, the newest. */
  readonly requests: readonly SeenRequest[]
  /** The connections that were accepted; of very many, the newest. */
  readonly connections: readonly SeenConnection[]
  /** The requests that reached the second server, which `redirect` leads to. */
  readonly redirected: readonly RedirectedRequest[]
  /** The certificate, as PEM, to trust for `tls=trusted`, and for `expired` and `wrong-host` to be all that is wrong. */
  readonly certificateAuthority: string
  /** Ends the server and every connection to it. The second call does nothing more. */
  readonly close: () => Promise<void>
  /** The same as `close`, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}
