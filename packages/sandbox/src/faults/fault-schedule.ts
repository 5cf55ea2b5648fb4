import type { Fault } from './fault.ts'

/** What of a request decides which fault hits it. */
interface Target {
  /** In lower case; `undefined` when the path is no message's. */
  readonly messageId: string | undefined
  /** It came on a connection that had carried another request. */
  readonly onKeptAlive: boolean
}

/** A fault that hits a request. */
export interface Hit {
  readonly fault: Fault
  /** How many requests the fault has hit before. */
  readonly turn: number
}

/** Decides which fault hits what arrives. */
export interface FaultSchedule {
  /** Counts a request. */
  readonly hitRequest: (target: Target) => Hit | undefined
  /** Counts a connection. `undefined` when the server speaks no TLS. */
  readonly hitConnection: () => Fault['tls']
}

/**
 * The first fault whose turn it is hits. What it hits, the faults after it do not count.
 */
export function createFaultSchedule(faults: readonly Fault[]): FaultSchedule {
  const all = faults.map((fault) => ({ fault, seen: 0 }))
  const ofConnections = all.filter(({ fault }) => fault.tls !== undefined)
  const ofRequests = all.filter(({ fault }) => fault.tls === undefined)
  return {
    hitRequest: (target) => hit(ofRequests.filter(({ fault }) => isMeant(fault, target))),
    hitConnection: () =>
      ofConnections.length === 0 ? undefined : (hit(ofConnections)?.fault.tls ?? 'trusted'),
  }
}

function hit(counted: readonly { readonly fault: Fault; seen: number }[]): Hit | undefined {
  for (const entry of counted) {
    const { fault } = entry
    const { skip = 0, times = turnsOf(fault) } = fault
    const turn = entry.seen - skip
    if (turn >= times) continue
    entry.seen += 1
    if (turn >= 0) return { fault, turn }
  }
  return undefined
}

function isMeant(fault: Fault, { messageId, onKeptAlive }: Target): boolean {
  if (fault.message !== undefined && fault.message.toLowerCase() !== messageId) return false
  return fault.idle === undefined || onKeptAlive
}

function turnsOf({ status }: Fault): number {
  return typeof status === 'object' ? status.length : Number.POSITIVE_INFINITY
}
