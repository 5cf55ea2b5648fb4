/** What a made-up campaign is made of. The same options give the same campaign, on every computer. */
export interface CampaignOptions {
  /** How many messages, 1 to 100,000,000. Each is computed when it is asked for: none takes memory. */
  readonly messages: number
  /** Another number gives another campaign: 0 to 4,294,967,295. Default 1. */
  readonly seed?: number | undefined
  /** What it is sent through: `rcs`, or `whatsapp`. Default `rcs`. */
  readonly channel?: string | undefined
  /** The share of interactions that are listed twice, 0 to 1. Default 0. */
  readonly duplicates?: number | undefined
  /**
   * The share of interactions of a type that the channel does not document, or with details that it does not, 0 to 1.
   * Default 0.
   */
  readonly unrecognized?: number | undefined
}

/** A made-up campaign: messages of one kind to many recipients, who read and click at random. */
export interface Campaign {
  /** UUID of the made-up channel that it was sent through, for the path of a request. */
  readonly channelId: string
  /** The name of that channel: `rcs`. */
  readonly channel: string
  /** How many messages. */
  readonly messages: number
  readonly seed: number
  /** The id of each message: as many UUIDs as there are messages. */
  readonly messageIds: () => Generator<string, void, undefined>
  /** What became of each message, in the order of `messageIds`. It is what the interactions are written from. */
  readonly happenings: () => Generator<CampaignMessage, void, undefined>
  /**
   * The figures of the campaign, counted from `happenings`, not from interactions: what a summary of it must come to. What
   * `read`, `click` and `interact` added to a running sandbox is not among them.
   */
  readonly truth: () => CampaignTruth
}

/** What became of a message of a campaign. */
export interface CampaignMessage {
  /** UUID. */
  readonly messageId: string
  /** When it was created, in microseconds since 1970. */
  readonly createdAt: number
  /** Its interactions say when it was created. */
  readonly saysWhenCreated: boolean
  /** Phone numbers. */
  readonly recipients: readonly string[]
  /** In the order in which they are listed. */
  readonly happenings: readonly CampaignHappening[]
}

/** A recipient of a campaign read a message, or clicked. */
export interface CampaignHappening {
  /** The id of the interaction. */
  readonly id: string
  /** One of the message's `recipients`. */
  readonly recipient: string
  /** In microseconds since 1970. */
  readonly at: number
  /** The button; without it the message was read. */
  readonly clicked?: CampaignButton
  /** No person: a machine followed the button ahead of its recipient, and the interaction says so. */
  readonly isPrefetched: boolean
  /** Its interaction is listed twice. */
  readonly isListedTwice: boolean
  /** What of it the channel does not document: the type of the interaction, or its details. */
  readonly isUnrecognized: boolean
}

/** Where a button is. */
export interface CampaignButton {
  /** Absent for a button of the message itself. */
  readonly card?: number
  readonly item: number
}

/** Figures of a campaign without what was prefetched, and without what was listed twice. */
export interface CampaignTruth {
  /** Messages that were sent: all of the campaign. */
  readonly sent: number
  /** Messages with any interaction. */
  readonly messages: number
  /** Recipients with any interaction. */
  readonly recipients: number
  readonly reads: number
  /** Recipients who read. */
  readonly readers: number
  readonly clicks: number
  /** Recipients who clicked. */
  readonly clickers: number
  /** Recipients who clicked and of whom no read is known. */
  readonly clickersWithoutRead: number
  /** By button, in the order of the message; without clicks whose details are not recognised. */
  readonly buttons: readonly (CampaignButton & CampaignClicks)[]
  /** By card, in the order of the message. */
  readonly cards: readonly ({ readonly card: number } & CampaignClicks)[]
  /** From each message to its first read by each of its recipients. */
  readonly timeToRead: CampaignTimes
  /** From each message to its first click by each of its recipients. */
  readonly timeToClick: CampaignTimes
  /** For each hour of the day, UTC, from 0 to 23. */
  readonly hours: readonly {
    readonly hour: number
    readonly reads: number
    readonly clicks: number
  }[]
  /** Interactions that were prefetched: no other figure has them. */
  readonly prefetched: number
  /** Interactions that were listed once more than once. */
  readonly duplicates: number
  /** Interactions of a type that the channel does not document. */
  readonly unrecognizedTypes: number
  /** Clicks with details that the channel does not document. */
  readonly unrecognizedDetails: number
}

/** Clicks on one of several things. */
export interface CampaignClicks {
  readonly clicks: number
  /** Recipients who clicked it. */
  readonly clickers: number
}

/** How long something took. */
export interface CampaignTimes {
  /** How often it is known. */
  readonly known: number
  /** How often it happened, but no interaction says when the message was created. */
  readonly unknown: number
  /** The smallest value that half of them do not exceed, in whole milliseconds; `null` without any. */
  readonly medianMs: number | null
  /** The smallest value that nine of ten do not exceed, in whole milliseconds; `null` without any. */
  readonly p90Ms: number | null
}
