import type { IncomingMessage } from 'node:http'

import type { Connection } from './connection.ts'
import type { Fault } from './faults/fault.ts'
import { formatFault } from './faults/fault-spec.ts'
import { headerNamesOf } from './header-names.ts'
import type { SeenConnection, SeenRequest } from './sandbox.ts'

/** So that a sandbox that runs for days does not fill the memory. */
const KEPT = 100_000

/** Remembers what arrived. */
export interface Traffic {
  readonly requests: () => SeenRequest[]
  readonly connections: () => SeenConnection[]
  readonly sawConnection: (connection: Connection) => void
  /** @param fault What hits the request. */
  readonly sawRequest: (
    request: IncomingMessage,
    connection: Connection,
    isAuthorized: boolean,
    fault: Fault | undefined,
  ) => void
}

/** Remembers the newest of each. */
export function createTraffic(): Traffic {
  const requests: SeenRequest[] = []
  const connections: Connection[] = []
  let count = 0
  return {
    requests: () => [...requests],
    connections: () => connections.map(describe),
    sawConnection(connection) {
      keep(connections, connection)
    },
    sawRequest(request, connection, isAuthorized, fault) {
      count += 1
      keep(requests, {
        number: count,
        at: performance.now(),
        connection: connection.number,
        method: request.method ?? '',
        target: request.url ?? '',
        headerNames: headerNamesOf(request),
        userAgent: request.headers['user-agent'],
        isAuthorized,
        fault: fault === undefined ? undefined : formatFault(fault),
      })
    },
  }
}

function keep<Element>(list: Element[], element: Element): void {
  list.push(element)
  if (list.length > 2 * KEPT) list.splice(0, KEPT)
}

function describe({ number, openedAt, closedAt, transport }: Connection): SeenConnection {
  return { number, openedAt, closedAt, bytesSent: transport.bytesWritten }
}
