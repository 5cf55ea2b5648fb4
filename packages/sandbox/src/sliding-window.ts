/** Says whether one more is allowed now, and counts it when it is. */
export type Admit = () => boolean

/**
 * Allows at most so many in any window of that length. What is refused does not count.
 *
 * @param now Milliseconds that never go back, from any origin.
 */
export function createSlidingWindow(limit: number, windowMs: number, now: () => number): Admit {
  const admitted: number[] = []
  let oldest = 0
  return () => {
    const time = now()
    const before = admitted[oldest]
    if (before !== undefined && time - before < windowMs) return false
    admitted[oldest] = time
    oldest = (oldest + 1) % limit
    return true
  }
}
