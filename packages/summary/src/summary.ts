/**
 * The figures of a campaign. It is plain data: `JSON.stringify` it, compare it.
 *
 * A *recipient* is told from another by the address or id that its interactions name; those that name nobody count, for each
 * message, as of one more. A *click* is an interaction of the type `clicked`, a *read* one of the type `read` or `opened`: Bird
 * says read of WhatsApp and RCS, and opened of email, one view of which can give two.
 *
 * @see https://docs.bird.com/api/channels-api/message-status-and-interactions
 */
export interface Summary {
  /** The version of this shape. A new field does not change it. */
  readonly version: 1
  /** Messages that were sent, as far as that is known: those asked for, or the number stated. `null` when it is not. */
  readonly sent: number | null
  /** Messages with any interaction that counts. */
  readonly messages: number
  /** Recipients of any interaction that counts. */
  readonly recipients: number
  readonly reads: number
  /** Recipients who read. */
  readonly readers: number
  readonly clicks: number
  /** Recipients who clicked. */
  readonly clickers: number
  /** Of the `clickers`, those of whom no read is known: not every app reports one. */
  readonly clickersWithoutRead: number
  /** Of the `clickers`. */
  readonly clickThrough: ClickThrough
  /** What was clicked, ordered by channel, place and name; the first 1,000. */
  readonly buttons: readonly ButtonFigures[]
  /** Clicks on what came after these: 0 unless something that should not is different in every click. */
  readonly clicksElsewhere: number
  /** The cards whose buttons were clicked, ordered by channel and number; the first 1,000. */
  readonly cards: readonly CardFigures[]
  /** From each message to its first read by each of its recipients. */
  readonly timeToRead: Times
  /** From each message to its first click by each of its recipients. */
  readonly timeToClick: Times
  readonly byHour: ByHour
  /** Interactions of the other types that are recognised. */
  readonly otherTypes: Tally
  readonly leftOut: LeftOut
  readonly unrecognized: UnrecognizedFigures
  /** Messages whose interactions could not be had, and were not had at another attempt. They are among `sent`, and in no other figure. */
  readonly failedMessages: number
}

/** How many of those who could have clicked did: shares from 0 to 1, `null` where there is nothing to divide by. */
export interface ClickThrough {
  /**
   * Divided by the `readers` of the summary. As not every click comes with a read it can be above 1, and it is `null` for
   * channels that report no reads.
   */
  readonly ofReaders: number | null
  /** Divided by the messages `sent`. Messages with several recipients can take it above 1. */
  readonly ofSent: number | null
}

/** Clicks on one of several things. */
export interface ClickFigures {
  readonly clicks: number
  /** Recipients who clicked it. */
  readonly clickers: number
  /** Of these `clickers`. */
  readonly clickThrough: ClickThrough
}

/** Clicks on a button or a link. */
export interface ButtonFigures extends ClickFigures {
  /** The name of the channel: the same place of another channel is another button. */
  readonly channel: string
  /** Where it is, in the numbers of `details` as Bird sends them: `{ card: 0, item: 1 }`. Empty when they tell none. */
  readonly place: Readonly<Record<string, number>>
  /**
   * What is known of it where there is no place: the name of the link or else its URL, the payload, or `details` as sent.
   * Absent when nothing is. A text of more than 200 characters is cut, and ends with `…`.
   */
  readonly name?: string
  /** The payloads that clicks on it carried; of many, the first 5. */
  readonly payloads: Tally
}

/** Clicks on any button of a card. */
export interface CardFigures extends ClickFigures {
  /** The name of the channel. */
  readonly channel: string
  /** As Bird sends it. */
  readonly card: number
}

/** How long something took. */
export interface Times {
  /** How often it is known. */
  readonly known: number
  /** How often it happened, and no interaction says when the message was created. */
  readonly unknown: number
  /** The smallest that at least half of them do not exceed, in whole milliseconds; `null` without any. */
  readonly medianMs: number | null
  /** The smallest that at least nine of ten do not exceed, in whole milliseconds; `null` without any. */
  readonly p90Ms: number | null
}

/** When people read and click. */
export interface ByHour {
  /** Whose hours they are: `UTC`, `Europe/Amsterdam`. */
  readonly timeZone: string
  /** For each hour of the day, from 0 to 23. */
  readonly hours: readonly HourFigures[]
  /** Reads and clicks whose time cannot be read. */
  readonly unknown: number
}

/** What happened in an hour of the day, on all days together. */
export interface HourFigures {
  readonly hour: number
  readonly reads: number
  readonly clicks: number
}

/** Interactions that no other figure has. */
export interface LeftOut {
  /** Made by a machine ahead of its recipient, as `metadata.prefetched` says. 0 when they count like the others. */
  readonly prefetched: number
  /** Had the id of an interaction before them. */
  readonly duplicates: number
}

/** What could not be recognised. It is among the other figures as far as what is known of it goes. */
export interface UnrecognizedFigures {
  /** Interactions of platforms that no channel in use claims, by platform id. */
  readonly platforms: Tally
  /** Interactions of types that their channel does not document, by the type as sent. */
  readonly types: Tally
  /** Interactions with details that their channel does not document, by the text as sent. */
  readonly details: Tally
  /** Elements without an identity: they are in no other figure. */
  readonly malformed: number
}

/** How often which text came. */
export interface Tally {
  /** All of them. */
  readonly total: number
  /** Most frequent first; of many different texts, those that came first. */
  readonly texts: readonly { readonly text: string; readonly count: number }[]
}
