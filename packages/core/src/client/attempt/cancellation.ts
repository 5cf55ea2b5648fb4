/** Ends what one attempt has under way. */
export interface Cancellation {
  readonly cancel: () => void
  readonly onAbort: (listener: () => void) => void
  /** Made when it is first asked for: most transports listen to `onAbort`, and an AbortSignal an attempt is dear. */
  readonly signal: () => AbortSignal
}

export function createCancellation(): Cancellation {
  const listeners: (() => void)[] = []
  let cancelled = false
  let controller: AbortController | undefined
  const onAbort = (listener: () => void): void => {
    if (cancelled) listener()
    else listeners.push(listener)
  }
  return {
    cancel: () => {
      if (cancelled) return
      cancelled = true
      for (const listener of listeners) listener()
    },
    onAbort,
    signal: () => {
      if (controller === undefined) {
        const created = new AbortController()
        controller = created
        onAbort(() => {
          created.abort()
        })
      }
      return controller.signal
    },
  }
}
