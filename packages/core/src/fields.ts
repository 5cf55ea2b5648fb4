/**
 * A documented set of words that Bird may extend: the known ones complete in an editor, any other passes.
 */
export type Open<Known extends string> = Known | (string & {})

/** The documented words for {@link InteractionFields.useCaseType}. */
export type UseCaseType = Open<
  'unspecified' | 'marketing' | 'otp' | 'transactional' | 'conversation' | 'test'
>

/** The button that was clicked. */
export interface Button {
  /** The payload that the sender of the message gave to the button. */
  readonly payload?: string
}

/** The link that was clicked. */
export interface Link {
  readonly name?: string
  readonly url?: string
  readonly clickType?: Open<'link' | 'button'>
}

/** The emoji that the recipient put on the message, or took away from it. */
export interface Reaction {
  readonly emoji?: string
  readonly action?: Open<'react' | 'unreact'>
}

/** What became of a one-time password, a tracked link or a promotion code. */
export interface Conversion {
  readonly type?: Open<'otp' | 'url' | 'promo_code'>
  readonly status?: Open<
    | 'converted'
    | 'canceled'
    | 'not_converted'
    | 'incorrect_code'
    | 'resent'
    | 'received_after_expiration'
  >
  readonly method?: Open<'unknown' | 'manual' | 'auto'>
  /** RFC 3339, as sent. */
  readonly timestamp?: string
}

/** The list that a recipient asked to join or to leave. */
export interface SubscriptionList {
  readonly subscriptionListId?: string
}

/**
 * What an interaction carries beside its `details`.
 *
 * Fields of every published generation of Bird's schema. A field of an undocumented name is in `raw.metadata` alone.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
 */
export interface Metadata {
  readonly button?: Button
  readonly link?: Link
  readonly reaction?: Reaction
  readonly conversion?: Conversion
  readonly subscriptionList?: SubscriptionList
  /** The interaction came from software that loads links ahead of the reader. */
  readonly prefetched?: boolean
  readonly extraInformation?: Readonly<Record<string, string>>
  readonly renderedContentBlocks?: readonly string[]
}

/** A name shown beside an address. */
export interface Annotation {
  readonly name?: string
}

/** The connector through which the message was received. */
export interface Connector {
  readonly id?: string
  /** An e-mail address or a phone number, for example. */
  readonly identifierValue?: string
  readonly annotations?: Annotation
  readonly types?: readonly string[]
}

/** One more way to find a contact. */
export interface Identifier {
  /** `emailaddress` or `phonenumber`, for example. */
  readonly identifierKey?: string
  readonly identifierValue?: string
}

/** A contact that the message went to. */
export interface Contact extends Identifier {
  readonly id?: string
  readonly identifiers?: readonly Identifier[]
  readonly receiverValue?: string
  readonly receiverExpression?: string
  /** `to`, `cc` or `bcc` for e-mail, for example. */
  readonly type?: string
  readonly countryCode?: string
  /** The address that the message was delivered to. */
  readonly platformAddress?: string
  readonly platformAddressSelector?: string
  readonly contactAnnotation?: Annotation
}

/** A device that received a push message. */
export interface Device {
  readonly id?: string
  readonly identifierValue?: string
  readonly gateway?: Open<'firebase' | 'apns' | 'web'>
}

/** An inbox that received the message. */
export interface Inbox extends Identifier {
  readonly id?: string
  readonly type?: Open<'user' | 'group'>
  readonly emailRecipientType?: string
}

/** A user of the workspace that the message went to. */
export interface UserContact extends Identifier {
  readonly id?: string
  readonly type?: string
}

/** Who received the message. Every part is optional. */
export interface Receiver {
  readonly connector?: Connector
  readonly contacts?: readonly Contact[]
  readonly device?: Device
  readonly inbox?: Inbox
  readonly userContacts?: readonly UserContact[]
}

/** What the message was sent for. Bird calls it required, yet leaves it out of both of its RCS examples. */
export interface Context {
  readonly id?: string
  readonly type?: string
  /** In the schema of 2025. */
  readonly tags?: readonly string[]
  /** In the schema of 2026. */
  readonly tagIds?: readonly string[]
}

/** The journey that sent the message. */
export interface Journey {
  readonly id?: string
  readonly name?: string
  readonly runId?: string
  readonly scheduleExecutionId?: string
  readonly stepId?: string
}

/** Where the sender asked to be notified about the message. */
export interface Notification {
  readonly url?: string
  readonly template?: string
}

/**
 * What every interaction has, whatever its channel: every field that Bird has published, under its own name.
 *
 * Only the identity (`id`, `messageId`, `channelId`, `createdAt` and the type) is always there. Any other field is absent
 * when Bird did not send it, sent `null`, or sent it in another type than it documents; what was sent is in `raw`.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
 */
export interface InteractionFields {
  readonly id: string
  readonly messageId: string
  readonly channelId: string
  /**
   * When the recipient interacted: RFC 3339 with zero to six and more fractional digits, as sent.
   * Neither a `Date` nor a comparison of the strings keeps the order: use `compareCreatedAt`.
   */
  readonly createdAt: string
  readonly platformId?: string
  readonly platformReferenceId?: string
  readonly messageReference?: string
  readonly messagePartsCount?: number
  readonly messageCreatedAt?: string
  readonly messageTags?: readonly string[]
  /** In the schema of early 2025; deprecated by Bird. */
  readonly messagePartId?: string
  readonly receiver?: Receiver
  readonly context?: Context
  readonly metadata?: Metadata
  readonly journey?: Journey
  readonly notification?: Notification
  readonly bodyTemplateProjectId?: string
  readonly useCaseType?: UseCaseType
  readonly isFirstInteraction?: boolean
  readonly isFirstInteractionIncludingBots?: boolean
}

/**
 * An interaction as Bird sent it: the identity is there, nothing else is promised.
 */
export interface WireInteraction {
  readonly id: string
  readonly messageId: string
  readonly channelId: string
  readonly type: string
  readonly createdAt: string
  readonly [field: string]: unknown
}
