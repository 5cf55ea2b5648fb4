import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Answer } from '../answer.ts'
import type { Connection } from '../connection.ts'
import { MARK } from '../listen.ts'
import { deliver } from './deliver.ts'
import type { Hit } from './fault-schedule.ts'
import type { RedirectTarget } from './redirect-target.ts'
import { composeReply } from './reply.ts'

/** A request that a fault hits, with what there is to answer it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly connection: Connection
  /** The answer without the fault. */
  readonly ordinary: () => Answer
}

/** Answers a request in the way of the fault that hits it. */
export async function misbehave(
  hit: Hit,
  { request, response, connection, ordinary }: Exchange,
  target: RedirectTarget,
): Promise<void> {
  const { redirect } = hit.fault
  const compose = async () =>
    composeReply(hit, {
      ordinary,
      mark: MARK,
      elsewhere: redirect === undefined ? '' : `${await target.url()}${request.url}`,
      date: new Date(),
    })
  // A write after the client has gone is an error that nobody else hears.
  response.on('error', () => connection.socket.destroy())
  try {
    await deliver(hit.fault, compose, response, connection)
  } catch {
    // The client has gone, which ends a fault; anything else shall end this connection and not the server.
    connection.socket.destroy()
  }
}
