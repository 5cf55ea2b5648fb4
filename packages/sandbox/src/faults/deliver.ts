import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

import type { Connection } from '../connection.ts'
import { wholeBody } from './body.ts'
import type { Cut, Fault } from './fault.ts'
import { malformed, writeHead, writeInformational } from './raw-answer.ts'
import type { Reply } from './reply.ts'

/** For what was written to arrive: a reset throws away what did not. */
const ARRIVAL_MS = 20

/** How an answer breaks off. */
interface Ending {
  readonly how: 'reset' | 'close' | 'stall'
  readonly at: Cut
}

/**
 * Sends an answer in the way of a fault, as far as that goes.
 *
 * @param compose Called when the answer is needed.
 * @returns A promise that rejects when the client breaks the connection off.
 */
export async function deliver(
  fault: Fault,
  compose: () => Promise<Reply>,
  response: ServerResponse,
  connection: Connection,
): Promise<void> {
  const { signal } = connection.closed
  // On a connection with several requests under way, an answer waits for those before it.
  if (response.socket === null) await once(response, 'socket', { signal })
  const ending = endingOf(fault)
  if (fault.delay !== undefined) await wait(fault.delay, undefined, { signal })
  if (ending?.at === 'before-headers') return end(ending.how, connection)

  const reply = await compose()
  const { transport } = connection
  for (const status of fault.informational ?? []) transport.write(writeInformational(status))
  if (ending?.at === 'in-headers') {
    const head = writeHead(reply)
    transport.write(head.subarray(0, Math.ceil(head.length / 2)))
    return await endAfterArrival(ending.how, connection)
  }
  if (fault.malformed !== undefined) {
    await write(transport, malformed[fault.malformed](reply, await whole(reply)), connection)
    // The second of two answers is there to be taken for that of the next request.
    return await endAfterArrival(fault.malformed === 'two-answers' ? 'stall' : 'close', connection)
  }
  await sendBody(fault, reply, response, connection, ending)
}

async function sendBody(
  fault: Fault,
  reply: Reply,
  response: ServerResponse,
  connection: Connection,
  ending: Ending | undefined,
): Promise<void> {
  const { drip, dripHead } = fault
  const output = dripHead === undefined ? response : connection.transport
  if (dripHead === undefined) {
    response.useChunkedEncodingByDefault = fault.untilClose !== true
    response.sendDate = false
    response.writeHead(reply.status, reply.headers.flat())
    response.flushHeaders()
  } else {
    const closing = { ...reply, headers: [...reply.headers, ['Connection', 'close'] as const] }
    await writeAll(wholeBody(writeHead(closing)).bytes, Infinity, dripHead, output, connection)
  }
  const limit = typeof ending?.at === 'number' ? ending.at : Number.POSITIVE_INFINITY
  await writeAll(reply.body.bytes, limit, drip ?? dripHead, output, connection)

  const how = ending?.how ?? (isUnfinished(fault) ? 'close' : undefined)
  if (how !== undefined) return await endAfterArrival(how, connection)
  if (fault.trailers === true) response.addTrailers({ 'X-Made-Up': 'trailer' })
  if (output === response) response.end()
  else await endAfterArrival('close', connection)
}

async function writeAll(
  bytes: Reply['body']['bytes'],
  limit: number,
  perSecond: number | undefined,
  output: Writable,
  connection: Connection,
): Promise<void> {
  let left = limit
  for await (const chunk of bytes) {
    const part = chunk.subarray(0, left)
    left -= part.length
    if (perSecond === undefined) await write(output, part, connection)
    else await writeSlowly(output, part, perSecond, connection)
    if (left <= 0) return
  }
}

async function writeSlowly(
  output: Writable,
  bytes: Buffer,
  perSecond: number,
  { closed }: Connection,
): Promise<void> {
  for (const byte of bytes) {
    output.write(Buffer.of(byte))
    await wait(1000 / perSecond, undefined, { signal: closed.signal })
  }
}

async function write(output: Writable, bytes: Buffer, { closed }: Connection): Promise<void> {
  closed.signal.throwIfAborted()
  if (bytes.length > 0 && !output.write(bytes)) {
    await once(output, 'drain', { signal: closed.signal })
  }
}

async function whole({ body }: Reply): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function endAfterArrival(how: Ending['how'], connection: Connection): Promise<void> {
  await wait(ARRIVAL_MS, undefined, { signal: connection.closed.signal })
  end(how, connection)
}

function end(how: Ending['how'], { socket, transport }: Connection): void {
  if (how === 'reset') socket.resetAndDestroy()
  if (how === 'close') transport.destroySoon()
}

function endingOf({ reset, close, stall, idle }: Fault): Ending | undefined {
  if (idle !== undefined) return { how: idle, at: 'before-headers' }
  if (reset !== undefined) return { how: 'reset', at: reset }
  if (close !== undefined) return { how: 'close', at: close }
  if (stall !== undefined) return { how: 'stall', at: stall }
  return undefined
}

function isUnfinished({ contentLength = 0, chunkedWithoutEnd }: Fault): boolean {
  return contentLength > 0 || chunkedWithoutEnd === true
}
