/** Hears of an `AbortSignal` for many calls at once. */
export interface Interrupt {
  /** @throws The signal's reason when it has aborted. */
  readonly check: () => void
  readonly aborted: () => boolean
  /** Calls the listener when the signal aborts. Returns a function that calls it off. */
  readonly listen: (listener: (reason: unknown) => void) => () => void
}

const nothing = (): void => {}
const never: Interrupt = { check: nothing, aborted: () => false, listen: () => nothing }

const interrupts = new WeakMap<AbortSignal, Interrupt>()

/**
 * The interrupt of a signal. All calls that share a signal share one listener on it: Node warns of a leak from the
 * eleventh.
 */
export function interruptOf(signal: AbortSignal | undefined): Interrupt {
  if (signal === undefined) return never
  const known = interrupts.get(signal)
  if (known !== undefined) return known
  const interrupt = createInterrupt(signal)
  interrupts.set(signal, interrupt)
  return interrupt
}

function createInterrupt(signal: AbortSignal): Interrupt {
  const listeners = new Set<(reason: unknown) => void>()
  const onAbort = (): void => {
    for (const listener of listeners) listener(signal.reason)
  }
  return {
    check: () => {
      signal.throwIfAborted()
    },
    aborted: () => signal.aborted,
    listen: (listener) => {
      if (listeners.size === 0) signal.addEventListener('abort', onAbort, { once: true })
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) signal.removeEventListener('abort', onAbort)
      }
    },
  }
}
