/** Ends what one attempt has under way. */
export interface Cancellation {
  readonly cancel: () => void
  /** Calls the listener once when it is cancelled, at once if it already is. */
  readonly onAbort: (listener: () => void) => void
}

export function createCancellation(): Cancellation {
  const listeners: (() => void)[] = []
  let cancelled = false
  return {
    cancel: () => {
      if (cancelled) return
      cancelled = true
      for (const listener of listeners) listener()
    },
    onAbort: (listener) => {
      if (cancelled) listener()
      else listeners.push(listener)
    },
  }
}
