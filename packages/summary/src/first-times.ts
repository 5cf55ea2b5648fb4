import { createColumn } from './column.ts'
import type { Times } from './summary.ts'

const NEVER = Infinity

/** How long it took from a message to the first of its kind by each of its recipients. */
export interface FirstTimes {
  /**
   * Takes in one, in any order.
   *
   * @param pair The number of a message and a recipient together.
   * @param elapsed Milliseconds from the message on; `undefined` when they are not known.
   */
  readonly add: (pair: number, elapsed: number | undefined) => void
  /** @param pairs How many there are. */
  readonly result: (pairs: number) => Times
}

/** Remembers the shortest time of each pair. */
export function createFirstTimes(): FirstTimes {
  // NaN: it happened, and when is not known.
  const shortest = createColumn(NEVER)
  return {
    add(pair, elapsed) {
      const before = shortest.get(pair)
      if (elapsed === undefined) {
        if (before === NEVER) shortest.set(pair, Number.NaN)
      } else if (Number.isNaN(before) || elapsed < before) shortest.set(pair, elapsed)
    },
    result(pairs) {
      let [known, unknown] = [0, 0]
      const sorted = new Float64Array(pairs)
      for (let pair = 0; pair < pairs; pair += 1) {
        const elapsed = shortest.get(pair)
        if (Number.isNaN(elapsed)) unknown += 1
        else if (elapsed !== NEVER) sorted[known++] = elapsed
      }
      const times = sorted.subarray(0, known).toSorted()
      // The nearest rank, so that it is a time that occurred.
      const at = (share: number): number | null => times[Math.ceil(share * known) - 1] ?? null
      return { known, unknown, medianMs: at(0.5), p90Ms: at(0.9) }
    },
  }
}
