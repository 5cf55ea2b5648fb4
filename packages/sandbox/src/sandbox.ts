import type { WireInteraction } from '@bird-interactions/core'

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
  /** Phone numbers: what `read` and `click` take as `recipient`. */
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

/** A running stand-in for Bird's message interactions. */
export interface Sandbox {
  /** The base URL, on the loopback: `http://127.0.0.1:49152`. */
  readonly url: string
  /** The key that requests must carry: `Authorization: AccessKey <accessKey>`. */
  readonly accessKey: string
  /** A made-up key that is answered with 403, as a key is whose access policy lacks the permission. */
  readonly accessKeyWithoutPermission: string
  /** UUID, for the path of a request; the same in every sandbox. */
  readonly workspaceId: string
  readonly channels: readonly SandboxChannel[]
  readonly messages: readonly SandboxMessage[]
  /**
   * A recipient reads a message: the next GET answers with one interaction more.
   *
   * @returns The new interaction, as the GET gives it.
   * @throws {@link ConfigError} when the message or the recipient is not one of the sandbox; the message names those that are.
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
  /** Ends the server and every connection to it. The second call does nothing more. */
  readonly close: () => Promise<void>
  /** The same as `close`, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}
