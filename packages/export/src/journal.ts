import type { Range } from './position-set.ts'

/** How much of an export is done and lasts: what a journal remembers. */
export interface Checkpoint {
  /** What is exported and how, by name: an export of something else must not go on here. */
  readonly settings: Readonly<Record<string, string>>
  /** How many messages were pulled from the input. */
  readonly pulled: number
  /** SHA-256 of the messages pulled, in hexadecimal digits. */
  readonly inputHash: string
  /** The places in the input that need not be asked for any more: failed ones and repeated ones, too. */
  readonly done: readonly Range[]
  /** Those of `done` that failed. */
  readonly failed: readonly Range[]
  /** The length of each sink that this vouches for, in bytes. */
  readonly bytes: SinkLengths
  readonly counts: ExportCounts
  /** The input has ended, and all of it is done. */
  readonly complete: boolean
}

/** A length for each sink, in bytes. */
export interface SinkLengths {
  readonly rows: number
  readonly failures: number
  readonly leftOut: number
}

/** What became of the messages so far, those of the runs before it included. */
export interface ExportCounts {
  /** Messages whose interactions are in the output, or that have none. */
  readonly messages: number
  readonly interactions: number
  /** Messages that failed, and can be asked for again. */
  readonly failed: number
  /** Repetitions in the input: a message is asked for once. */
  readonly duplicates: number
  /** Elements of lists that are no interaction by themselves, listed apart. */
  readonly leftOut: number
  /** Lists of exactly 10 interactions: they may be cut, as `possibly_truncated` of the client says. */
  readonly possiblyTruncated: number
}

/** Remembers how far an export is. {@link createFileJournal} is one. */
export interface Journal {
  /**
   * The last checkpoint; `undefined` when there is none yet.
   *
   * @throws {@link ExportError} when there is something that is none.
   */
  readonly read: () => Promise<Checkpoint | undefined>
  /** Resolves when the checkpoint lasts; until then the one before it does. */
  readonly write: (checkpoint: Checkpoint) => Promise<void>
}
