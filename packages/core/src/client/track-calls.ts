/** Knows when the calls under way have ended. */
export interface TrackedCalls {
  /** A call begins; {@link end} is owed for it. */
  readonly begin: () => void
  readonly end: () => void
  /** When no call is under way any more. */
  readonly ended: () => Promise<void>
}

export function trackCalls(): TrackedCalls {
  let underWay = 0
  let waiting: (() => void)[] = []
  return {
    begin: () => {
      underWay += 1
    },
    end: () => {
      underWay -= 1
      if (underWay > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    },
    ended: () =>
      underWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
  }
}
