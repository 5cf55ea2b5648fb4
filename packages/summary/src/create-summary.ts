import { ConfigError } from '@bird-interactions/core'
import type { ListManyResult } from '@bird-interactions/core/client'
import { recipientOf } from '@bird-interactions/export'

import { createClickCounter } from './click-counter.ts'
import { type ClickTarget, compareTargets, targetOf } from './click-target.ts'
import { createColumn } from './column.ts'
import { createFingerprints } from './fingerprints.ts'
import { createFirstTimes } from './first-times.ts'
import { createHours } from './hours.ts'
import { momentOf } from './moment.ts'
import type { ClickThrough, Summary } from './summary.ts'
import type { SummaryInput } from './summary-input.ts'
import { createTally } from './tally.ts'

/** Settings of {@link createSummary}. */
export interface SummaryOptions {
  /** Counts prefetched interactions like the others. Default false: a machine made them ahead of their recipient. */
  readonly includePrefetched?: boolean | undefined
  /** Whose hours the hours of the day are, by name: `Europe/Amsterdam`. Default `UTC`. */
  readonly timeZone?: string | undefined
  /**
   * How many messages were sent, where that is known. Default: the messages whose list was added by `addResult`, if any was.
   */
  readonly sent?: number | undefined
}

/** Counts interactions as they come. */
export interface SummaryCounter {
  /**
   * Counts an interaction, once: another of the same id changes nothing but the number of duplicates.
   *
   * @param input From the client, a decoder, or `readExport`, in any order.
   */
  readonly add: (input: SummaryInput) => void
  /** Counts what `listMany` gave for a message: its interactions, what was malformed, or that it failed. */
  readonly addResult: (result: ListManyResult<{ readonly messageId: string }, SummaryInput>) => void
  /** The figures so far. More can be added after it. */
  readonly result: () => Summary
}

const READS: ReadonlySet<string> = new Set(['read', 'opened'])
const CLICK = 'clicked'

/** How many different texts of a kind are told. */
const MOST_TEXTS = 20

const READ = 1
const CLICKED = 2

const FAILED = 1
const HAD = 2

/**
 * Counts who read, who clicked what, and how soon, of any number of interactions.
 *
 * Its memory is a few numbers for each interaction, message, recipient, pair of message and recipient, and pair of button and
 * recipient: about 100 bytes for an interaction of a campaign, whatever its size on the wire. No text of a message is kept but
 * for the first few of each kind that `Summary` names.
 *
 * @throws {@link ConfigError} when there is no such time zone, or `sent` is no whole number from 0 on.
 *
 * @example
 * ```ts
 * const summary = createSummary()
 * for await (const row of readExport(createReadStream('campaign.ndjson'))) summary.add(row)
 * console.log(summary.result().clickThrough.ofReaders)
 * ```
 */
export function createSummary(options: SummaryOptions = {}): SummaryCounter {
  const { includePrefetched = false, timeZone = 'UTC' } = options
  assertSent(options.sent)
  const interactions = createFingerprints()
  const asked = createFingerprints()
  const messages = createFingerprints()
  const recipients = createFingerprints()
  const pairs = createFingerprints()
  const did = createColumn(0)
  const toRead = createFirstTimes()
  const toClick = createFirstTimes()
  const hours = createHours(timeZone)
  const buttons = createClickCounter<ClickTarget>()
  const cards = createClickCounter<{ readonly channel: string; readonly card: number }>()
  const count = { reads: 0, readers: 0, clicks: 0, clickers: 0, clickersWithoutRead: 0 }
  const leftOut = { prefetched: 0, duplicates: 0 }
  const [platforms, types] = [createTally(MOST_TEXTS), createTally(MOST_TEXTS)]
  const [details, otherTypes] = [createTally(MOST_TEXTS), createTally(MOST_TEXTS)]
  let malformed = 0
  // What became of each message asked for: FAILED, until a result is there.
  const outcomes = createColumn(0)
  let failedMessages = 0

  const add = (input: SummaryInput): void => {
    const known = interactions.size
    if (interactions.numberOf(input.id.toLowerCase()) !== known) {
      leftOut.duplicates += 1
      return
    }
    if (!includePrefetched && input.metadata?.prefetched === true) {
      leftOut.prefetched += 1
      return
    }
    noteUnrecognized(input)
    const message = messages.numberOf(input.messageId.toLowerCase())
    const named = input.recipient ?? recipientOf(input.receiver)
    const recipient = recipients.numberOf(
      named === undefined ? `of message ${message}` : `named ${named}`,
    )
    const pair = pairs.numberOf(`${message} ${recipient}`)
    if (READS.has(input.type)) addRead(input, recipient, pair)
    else if (input.type === CLICK) addClick(input, recipient, pair)
    else if (input.type !== 'unknown') otherTypes.add(input.type)
  }
  const addRead = (input: SummaryInput, recipient: number, pair: number): void => {
    count.reads += 1
    note(recipient, READ)
    toRead.add(pair, elapsedOf(input))
    hours.add('reads', momentOf(input.createdAt))
  }
  const addClick = (input: SummaryInput, recipient: number, pair: number): void => {
    count.clicks += 1
    note(recipient, CLICKED)
    toClick.add(pair, elapsedOf(input))
    hours.add('clicks', momentOf(input.createdAt))
    const target = targetOf(input)
    const { card } = target.place
    const payload = input.metadata?.button?.payload
    buttons.add(target, recipient, payload)
    if (card !== undefined) cards.add({ channel: target.channel, card }, recipient, payload)
  }
  const note = (recipient: number, what: typeof READ | typeof CLICKED): void => {
    const before = did.get(recipient)
    const after = before | what
    if (after === before) return
    did.set(recipient, after)
    if (what === READ) count.readers += 1
    else count.clickers += 1
    if (after === CLICKED) count.clickersWithoutRead += 1
    else if (what === READ && after !== READ) count.clickersWithoutRead -= 1
  }
  const noteUnrecognized = (input: SummaryInput): void => {
    if (input.channel === 'unknown') platforms.add(input.platformId ?? '')
    if (input.type === 'unknown') types.add(input.sentType ?? '')
    else if (input.details?.kind === 'unrecognized') details.add(input.details.text)
  }

  return {
    add,
    addResult(result) {
      const message = asked.numberOf(result.ref.messageId.toLowerCase())
      const before = outcomes.get(message)
      if (!result.ok) {
        if (before !== 0) return
        outcomes.set(message, FAILED)
        failedMessages += 1
        return
      }
      outcomes.set(message, HAD)
      if (before === FAILED) failedMessages -= 1
      malformed += result.problems.filter(({ code }) => code === 'malformed').length
      for (const interaction of result.interactions) add(interaction)
    },
    result() {
      const sent = options.sent ?? (asked.size > 0 ? asked.size : null)
      const shareOf = (clickers: number): ClickThrough => ({
        ofReaders: count.readers > 0 ? clickers / count.readers : null,
        ofSent: sent !== null && sent > 0 ? clickers / sent : null,
      })
      return {
        version: 1,
        sent,
        messages: messages.size,
        recipients: recipients.size,
        ...count,
        clickThrough: shareOf(count.clickers),
        buttons: buttons
          .counts()
          .toSorted((left, right) => compareTargets(left.target, right.target))
          .map(({ target, clicks, clickers, payloads }) => ({
            ...target,
            clicks,
            clickers,
            clickThrough: shareOf(clickers),
            payloads: payloads.result(),
          })),
        clicksElsewhere: buttons.elsewhere(),
        cards: cards
          .counts()
          .toSorted(({ target: { channel, card } }, { target: other }) =>
            channel === other.channel ? card - other.card : channel < other.channel ? -1 : 1,
          )
          .map(({ target, clicks, clickers }) => ({
            ...target,
            clicks,
            clickers,
            clickThrough: shareOf(clickers),
          })),
        timeToRead: toRead.result(pairs.size),
        timeToClick: toClick.result(pairs.size),
        byHour: hours.result(),
        otherTypes: otherTypes.result(),
        leftOut: { ...leftOut },
        unrecognized: {
          platforms: platforms.result(),
          types: types.result(),
          details: details.result(),
          malformed,
        },
        failedMessages,
      }
    },
  }
}

/** Milliseconds from the message to the interaction. */
function elapsedOf({ createdAt, messageCreatedAt }: SummaryInput): number | undefined {
  const [from, to] = [momentOf(messageCreatedAt), momentOf(createdAt)]
  return from === undefined || to === undefined ? undefined : to - from
}

function assertSent(sent: number | undefined): void {
  if (sent === undefined || (Number.isSafeInteger(sent) && sent >= 0)) return
  throw new ConfigError(
    'invalid_option',
    `"sent" is a whole number of messages, not ${String(sent)}.`,
  )
}
