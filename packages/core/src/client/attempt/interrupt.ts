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

/** Who listens, between the one who came before and the one who came after. */
interface Listener {
  readonly hear: (reason: unknown) => void
  before: Listener | undefined
  after: Listener | undefined
}

function createInterrupt(signal: AbortSignal): Interrupt {
  // Linked, and not a set: the tables that a set grows out of refer to one another, and kept what thousands of calls had
  // received alive until the next collection of everything.
  let first: Listener | undefined
  let last: Listener | undefined
  const remove = (listener: Listener): void => {
    const { before, after } = listener
    if (before === undefined && first !== listener) return
    if (before === undefined) first = after
    else before.after = after
    if (after === undefined) last = before
    else after.before = before
    listener.before = undefined
    listener.after = undefined
  }
  const onAbort = (): void => {
    while (first !== undefined) {
      const { hear } = first
      remove(first)
      hear(signal.reason)
    }
  }
  return {
    check: () => {
      signal.throwIfAborted()
    },
    aborted: () => signal.aborted,
    listen: (hear) => {
      const listener: Listener = { hear, before: last, after: undefined }
      if (last === undefined) {
        first = listener
        signal.addEventListener('abort', onAbort, { once: true })
      } else last.after = listener
      last = listener
      return () => {
        remove(listener)
        if (first === undefined) signal.removeEventListener('abort', onAbort)
      }
    },
  }
}
