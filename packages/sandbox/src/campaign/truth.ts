import type {
  CampaignButton,
  CampaignClicks,
  CampaignHappening,
  CampaignMessage,
  CampaignTimes,
  CampaignTruth,
} from './campaign.ts'

const MICROSECONDS_PER_HOUR = 3_600_000_000

/**
 * Counts what happened, in the plainest way.
 *
 * @param buttons All that can be clicked, in order.
 */
export function countTruth(
  messages: Iterable<CampaignMessage>,
  buttons: readonly CampaignButton[],
): CampaignTruth {
  const clicked = new Map<string, Count>()
  const [all, readers, clickers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const [toRead, toClick] = [createTimes(), createTimes()]
  const readAt: number[] = []
  const clickedAt: number[] = []
  const count = { sent: 0, messages: 0, reads: 0, clicks: 0, prefetched: 0, duplicates: 0 }
  const unrecognized = { unrecognizedTypes: 0, unrecognizedDetails: 0 }

  for (const message of messages) {
    count.sent += 1
    count.duplicates += message.happenings.filter(({ isListedTwice }) => isListedTwice).length
    count.prefetched += message.happenings.filter(({ isPrefetched }) => isPrefetched).length
    const counted = message.happenings.filter(({ isPrefetched }) => !isPrefetched)
    const reads = counted.filter(({ clicked, isUnrecognized }) => !clicked && !isUnrecognized)
    const clicks = counted.filter(({ clicked }) => clicked !== undefined)
    count.messages += Math.min(counted.length, 1)
    count.reads += reads.length
    count.clicks += clicks.length
    for (const { recipient } of counted) all.add(recipient)
    for (const { recipient } of reads) readers.add(recipient)
    for (const { recipient } of clicks) clickers.add(recipient)
    readAt.push(...reads.map(({ at }) => hourOf(at)))
    clickedAt.push(...clicks.map(({ at }) => hourOf(at)))
    toRead.add(message, reads)
    toClick.add(message, clicks)
    for (const { clicked: button, isUnrecognized, recipient } of counted) {
      if (button === undefined) unrecognized.unrecognizedTypes += Number(isUnrecognized)
      else if (isUnrecognized) unrecognized.unrecognizedDetails += 1
      else {
        countClick(clicked, placeOf(button), recipient)
        if (button.card !== undefined) countClick(clicked, `card ${button.card}`, recipient)
      }
    }
  }

  const cards = new Set(buttons.flatMap(({ card }) => card ?? []))
  return {
    ...count,
    ...unrecognized,
    recipients: all.size,
    readers: readers.size,
    clickers: clickers.size,
    clickersWithoutRead: [...clickers].filter((recipient) => !readers.has(recipient)).length,
    buttons: buttons.flatMap((button) => clicksOf(clicked, placeOf(button), button)),
    cards: [...cards].flatMap((card) => clicksOf(clicked, `card ${card}`, { card })),
    timeToRead: toRead.result(),
    timeToClick: toClick.result(),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      reads: readAt.filter((other) => other === hour).length,
      clicks: clickedAt.filter((other) => other === hour).length,
    })),
  }
}

interface Count {
  clicks: number
  readonly clickers: Set<string>
}

function countClick(counts: Map<string, Count>, what: string, recipient: string): void {
  const count = counts.get(what) ?? { clicks: 0, clickers: new Set() }
  count.clicks += 1
  count.clickers.add(recipient)
  counts.set(what, count)
}

/** What nobody clicked is not known to exist. */
function clicksOf<Place extends object>(
  counts: ReadonlyMap<string, Count>,
  what: string,
  place: Place,
): (Place & CampaignClicks)[] {
  const count = counts.get(what)
  return count === undefined
    ? []
    : [{ ...place, clicks: count.clicks, clickers: count.clickers.size }]
}

function placeOf({ card, item }: CampaignButton): string {
  return `card ${card} item ${item}`
}

function hourOf(at: number): number {
  return Math.floor(at / MICROSECONDS_PER_HOUR) % 24
}

function createTimes() {
  const known: number[] = []
  let unknown = 0
  return {
    /** Takes the first of these by each recipient. */
    add(message: CampaignMessage, happenings: readonly CampaignHappening[]): void {
      for (const recipient of new Set(happenings.map(({ recipient }) => recipient))) {
        const of = happenings.filter((happening) => happening.recipient === recipient)
        const first = Math.min(...of.map(({ at }) => at))
        if (message.saysWhenCreated) known.push(toMs(first) - toMs(message.createdAt))
        else unknown += 1
      }
    },
    result(): CampaignTimes {
      const sorted = known.toSorted((left, right) => left - right)
      const at = (share: number): number | null =>
        sorted[Math.ceil(sorted.length * share) - 1] ?? null
      return { known: sorted.length, unknown, medianMs: at(0.5), p90Ms: at(0.9) }
    },
  }
}

function toMs(microseconds: number): number {
  return Math.floor(microseconds / 1000)
}
