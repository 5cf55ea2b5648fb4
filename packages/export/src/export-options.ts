import type { BirdError } from '@bird-interactions/core'
import type {
  CallOptions,
  ListManyOptions,
  ListManyResult,
  MessageRef,
} from '@bird-interactions/core/client'

import type { ExportFormat } from './export-format.ts'
import type { ExportedInteraction } from './export-row.ts'
import type { ExportCounts, Journal } from './journal.ts'
import type { Sink } from './sink.ts'

/** A message to ask for. An id that is no UUID is a failure of this message alone. */
export interface ExportRef extends MessageRef {
  /** Where it stands in the input, from 1: failures are listed with it. */
  readonly line?: number | undefined
}

/** What an export needs of a client: what `createClient` gives has it. */
export interface ExportClient {
  readonly interactions: {
    listMany(
      refs: Iterable<MessageRef> | AsyncIterable<MessageRef>,
      options?: ListManyOptions,
    ): AsyncIterable<ListManyResult<MessageRef, ExportedInteraction>>
  }
}

/** Settings of {@link exportInteractions}. */
export interface ExportOptions extends Omit<CallOptions, 'signal'> {
  readonly client: ExportClient
  /** The messages, in an order that is the same in each run: a journal remembers places in it. */
  readonly refs: Iterable<ExportRef> | AsyncIterable<ExportRef>
  /** Where the rows go. */
  readonly sink: Sink
  /** How they are written. Default {@link createNdjsonFormat}. */
  readonly format?: ExportFormat | undefined
  /** Remembers how far it is, so that it can go on. Default: nothing does. */
  readonly journal?: Journal | undefined
  /** Where messages that failed are listed, as NDJSON. Default: nowhere. */
  readonly failures?: Sink | undefined
  /** Where elements of lists are listed that are no interaction by themselves, as NDJSON. Default: nowhere. */
  readonly leftOut?: Sink | undefined
  /** What else decides what is exported, by name: an export with another value must not go on here. */
  readonly settings?: Readonly<Record<string, string>> | undefined
  /** Asks again for what failed. Default false. */
  readonly retryFailed?: boolean | undefined
  /** Stops when more messages than that failed in this run. Default: never. */
  readonly maxFailures?: number | undefined
  /** How many messages to ask for at the same time, 1 to 1,000. Default 16. */
  readonly concurrency?: number | undefined
  /** How often the journal is written at most, in milliseconds. Default 250. */
  readonly checkpointEveryMs?: number | undefined
  /** Ends the export in good order: what is under way may end, and all of it is written. */
  readonly signal?: AbortSignal | undefined
  /** How long what is under way may take then, in milliseconds. Default 5,000. */
  readonly graceMs?: number | undefined
  /** Hears of each message as it is done. */
  readonly onProgress?: ((counts: ExportCounts) => void) | undefined
}

/** Why an export ended. All but `complete` can go on later. */
export type ExportEnd =
  /** All of the input is done. Some of it may have failed: see the counts. */
  | 'complete'
  /** The signal asked for it. */
  | 'stopped'
  /** Bird refused the key, or what it may do: 401 or 403. */
  | 'denied'
  /** Bird, or the limiter, asked to come back later than the export would wait. */
  | 'held_back'
  /** More than `maxFailures` messages failed. */
  | 'too_many_failures'

/** How an export ended. */
export interface ExportReport {
  readonly ended: ExportEnd
  /** What became of the messages, in this run and those before it. */
  readonly counts: ExportCounts
  /** What ended it, where that was an answer. */
  readonly error?: BirdError
  /** How long to wait before it goes on, in milliseconds, where that is known. */
  readonly retryAfterMs?: number
}
