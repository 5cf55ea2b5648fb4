/** The time that the client lives by. */
export interface Clock {
  /** Milliseconds that never go back, from any origin. */
  readonly now: () => number
  /** The wall clock, in milliseconds since 1970: to read the dates of a server. */
  readonly date: () => number
  /** Calls back once after that many milliseconds. Returns a function that calls it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void
}

/** Timers take no more milliseconds: a longer one fires at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The clock of this computer. Its timers keep the program alive: somebody waits for them. */
export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  },
}
