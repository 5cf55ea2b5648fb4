import { type Answer, toldToFail } from '../answer.ts'
import { type Body, bodyInstead, bodyOf } from './body.ts'
import { compress } from './compress.ts'
import type { Charset, Fault } from './fault.ts'
import type { Hit } from './fault-schedule.ts'
import { later, retryAfterOf } from './retry-after.ts'

/** An answer with what a fault makes of it, before it is sent. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Body
}

/** What the answer of a fault depends on. */
export interface Circumstances {
  /** The answer without the fault. */
  readonly ordinary: () => Answer
  /** Headers that every answer has. */
  readonly mark: Readonly<Record<string, string>>
  /** Where a redirect leads. */
  readonly elsewhere: string
  readonly date: Date
}

/** Composes the answer of a request that a fault hits. */
export function composeReply(hit: Hit, circumstances: Circumstances): Reply {
  const { fault } = hit
  const { status, type, text, headers } = contentOf(hit, circumstances)
  const { encodings = [] } = fault
  const hasBody = status !== 204 && status !== 304
  const body = compress(bodyOf(hasBody ? text : '', fault), encodings)
  const date = later(circumstances.date, fault.clock ?? 0)
  return {
    status,
    body,
    headers: rewrite(fault, {
      'Content-Type': hasBody ? inCharset(type, fault) : undefined,
      'Content-Encoding': encodings.length > 0 ? encodings.join(', ') : undefined,
      'Content-Length': hasBody ? lengthSaid(body, fault) : undefined,
      Date: date.toUTCString(),
      'Retry-After': retryAfterOf(fault, date),
      Location: fault.redirect === undefined ? undefined : circumstances.elsewhere,
      Trailer: fault.trailers === true ? 'X-Made-Up' : undefined,
      ...circumstances.mark,
      ...headers,
    }),
  }
}

interface Content {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>> | undefined
}

const JSON_TYPE = 'application/json'

/** What a content type calls them; nothing for what claims to be UTF-8. */
const CHARSET_NAMES: Readonly<Partial<Record<Charset, string>>> = {
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  latin1: 'iso-8859-1',
}

function contentOf({ fault, turn }: Hit, { ordinary }: Circumstances): Content {
  const asked = fault.redirect ?? statusOf(fault, turn)
  const instead = bodyInstead(fault)
  if (instead !== undefined) {
    const type = fault.html === true ? 'text/html; charset=utf-8' : JSON_TYPE
    return { status: asked ?? 200, type, text: instead }
  }
  const fails = asked !== undefined && (asked < 200 || asked >= 300)
  const answer = fails ? toldToFail(asked) : ordinary()
  const status = answer.status === 200 ? (asked ?? 200) : answer.status
  return { status, type: JSON_TYPE, text: JSON.stringify(answer.body), headers: answer.headers }
}

function inCharset(type: string, { charset }: Fault): string {
  const name = CHARSET_NAMES[charset ?? 'utf-8-bom']
  return name === undefined ? type : `${type.replace(/;.*/, '')}; charset=${name}`
}

function statusOf({ status }: Fault, turn: number): number | undefined {
  return typeof status === 'object' ? status[turn % status.length] : status
}

function lengthSaid({ length }: Body, fault: Fault): string | undefined {
  const { contentLength, chunked, chunkedWithoutEnd, untilClose, trailers, malformed } = fault
  if (contentLength !== undefined) return String(Math.max(0, (length ?? 0) + contentLength))
  const isSaid = [chunked, chunkedWithoutEnd, untilClose, trailers, malformed].every(
    (framing) => framing === undefined,
  )
  return isSaid && length !== undefined ? String(length) : undefined
}

function rewrite(
  { header = [], without = [] }: Fault,
  headers: Readonly<Record<string, string | undefined>>,
): (readonly [string, string])[] {
  const added = header.map((line): readonly [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const gone = new Set(
    [...without, ...added.map(([name]) => name)].map((name) => name.toLowerCase()),
  )
  const kept = Object.entries(headers).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !gone.has(entry[0].toLowerCase()),
  )
  return [...kept, ...added]
}
