import { createFingerprints } from './fingerprints.ts'
import { createTally, type TallyCounter } from './tally.ts'

/** What is told apart; what comes after is counted together. */
const MOST_TARGETS = 1000
const MOST_PAYLOADS = 5

/** Clicks on one of several things. */
interface CountedClicks<Target> {
  readonly target: Target
  clicks: number
  clickers: number
  readonly payloads: TallyCounter
}

/** Counts clicks and clickers of several things. */
export interface ClickCounter<Target> {
  /**
   * @param recipient The number of who clicked.
   * @param payload What the click carried.
   */
  readonly add: (target: Target, recipient: number, payload: string | undefined) => void
  readonly counts: () => readonly CountedClicks<Target>[]
  /** Clicks on what came when there were already too many. */
  readonly elsewhere: () => number
}

/** Counts clicks. Targets are one and the same when they are the same as JSON. */
export function createClickCounter<Target>(): ClickCounter<Target> {
  const counts = new Map<string, CountedClicks<Target> & { readonly number: number }>()
  const clickers = createFingerprints()
  let elsewhere = 0
  return {
    add(target, recipient, payload) {
      const key = JSON.stringify(target)
      let count = counts.get(key)
      if (count === undefined) {
        if (counts.size === MOST_TARGETS) {
          elsewhere += 1
          return
        }
        const payloads = createTally(MOST_PAYLOADS)
        count = { number: counts.size, target, clicks: 0, clickers: 0, payloads }
        counts.set(key, count)
      }
      count.clicks += 1
      if (payload !== undefined) count.payloads.add(payload)
      const before = clickers.size
      if (clickers.numberOf(`${count.number} ${recipient}`) === before) count.clickers += 1
    },
    counts: () => [...counts.values()],
    elsewhere: () => elsewhere,
  }
}
