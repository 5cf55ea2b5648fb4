import type { Clock } from '../client/attempt/clock.ts'

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets that many milliseconds pass: every timer due by then is called, in order, and what it started can go on. */
  readonly advance: (milliseconds: number) => Promise<void>
  /** How many timers wait. */
  readonly pending: () => number
}

interface Timer {
  readonly due: number
  readonly callback: () => void
}

/**
 * Creates a clock for tests: hours pass in no time.
 *
 * @param start The wall clock at the start, in milliseconds since 1970. Default 2026-01-01T00:00:00Z.
 */
export function fakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  let elapsed = 0
  const timers = new Set<Timer>()
  const nextDue = (until: number): Timer | undefined => {
    let next: Timer | undefined
    for (const timer of timers) {
      if (timer.due <= until && (next === undefined || timer.due < next.due)) next = timer
    }
    return next
  }
  return {
    now: () => elapsed,
    date: () => start + elapsed,
    after: (milliseconds, callback) => {
      const timer = { due: elapsed + milliseconds, callback }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance: async (milliseconds) => {
      const until = elapsed + milliseconds
      await settle()
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer)
        elapsed = timer.due
        timer.callback()
        await settle()
      }
      elapsed = until
    },
    pending: () => timers.size,
  }
}

/** Lets all promise callbacks run that are ready, and those that they make ready. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
