import type { Tally } from './summary.ts'

const LONGEST = 200

/** Counts texts. */
export interface TallyCounter {
  readonly add: (text: string) => void
  readonly result: () => Tally
}

/**
 * Counts texts in bounded memory: what comes from outside can be long, and different every time.
 *
 * @param most How many different texts it keeps.
 */
export function createTally(most: number): TallyCounter {
  const counts = new Map<string, number>()
  let total = 0
  return {
    add(text) {
      total += 1
      const short = shorten(text)
      const count = counts.get(short)
      if (count !== undefined || counts.size < most) counts.set(short, (count ?? 0) + 1)
    },
    result() {
      const texts = [...counts].map(([text, count]) => ({ text, count }))
      return { total, texts: texts.toSorted((left, right) => right.count - left.count) }
    },
  }
}

/** At most 200 characters of a text, and a mark when there was more. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
