/** Knows when the calls under way have ended. */
export interface TrackedCalls {
  readonly track: <T>(call: Promise<T>) => Promise<T>
  readonly ended: () => Promise<void>
}

export function trackCalls(): TrackedCalls {
  let underWay = 0
  let waiting: (() => void)[] = []
  const end = (): void => {
    underWay -= 1
    if (underWay > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return {
    track: (call) => {
      underWay += 1
      return call.finally(end)
    },
    ended: () =>
      underWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
  }
}
