/** How much slower than allowed requests go, since the server said 429. */
export interface RatePace {
  /** The share of the rate that is used now, from 0.1 up to 1; during a pause below 1. */
  readonly share: (now: number) => number
  /** A 429 was answered, and asks for a pause until that moment, or for none. */
  readonly throttle: (now: number, until: number) => void
  /** Nothing is sent before this moment. */
  readonly pausedUntil: () => number
}

/** What a 429 leaves of the rate. */
const LOWERED = 0.7
const LEAST_SHARE = 0.1
/** What comes back in a second without a 429: all of it 15 s after one 429, 45 s after many. */
const RECOVERY_PER_SECOND = 0.02
/** Answers to requests of the same second say the same thing once. */
const WAVE_MS = 1000

/** Lowers the rate at once and gives it back gradually. */
export function createRatePace(): RatePace {
  let paused = -Infinity
  let lowered = 1
  let loweredAt = -Infinity
  let recoversFrom = 0
  const share = (now: number): number =>
    lowered === 1
      ? 1
      : Math.min(1, lowered + (RECOVERY_PER_SECOND * Math.max(0, now - recoversFrom)) / 1000)
  return {
    share,
    throttle: (now, until) => {
      lowered = share(now)
      // What arrives during a pause was sent before it.
      if (now >= paused && now - loweredAt >= WAVE_MS) {
        lowered = Math.max(LEAST_SHARE, lowered * LOWERED)
        loweredAt = now
      }
      paused = Math.max(paused, until)
      recoversFrom = Math.max(now, paused)
    },
    pausedUntil: () => paused,
  }
}
