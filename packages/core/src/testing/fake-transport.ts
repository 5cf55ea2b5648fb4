import type {
  Transport,
  TransportRequest,
  TransportResponse,
} from '../client/transport/transport.ts'

/** What a fake transport answers: 200 with `{"results": []}` unless it says more. */
export interface FakeAnswer {
  /** Default 200. */
  readonly status?: number
  /** Default `{ 'content-type': 'application/json' }`. */
  readonly headers?: Readonly<Record<string, string>>
  /** A text or bytes are sent as they are, anything else as JSON. Default `{ results: [] }`. */
  readonly body?: unknown
}

/** One answer, an error to reject with, or a function of the request that gives either. */
export type FakeReply =
  | FakeAnswer
  | Error
  | ((request: TransportRequest) => FakeAnswer | Error | Promise<FakeAnswer | Error>)

/** A transport that sends nothing, and remembers what it was asked for. */
export interface FakeTransport {
  (request: TransportRequest): Promise<TransportResponse>
  /** What was asked for, oldest first. Their headers hold the access key. */
  readonly requests: readonly TransportRequest[]
}

/**
 * Creates a transport for tests.
 *
 * @param replies One reply for every request, or a list of which each request takes the next; the last one repeats.
 *
 * @example
 * ```ts
 * const transport = fakeTransport([{ status: 503 }, { body: { results: [click] } }])
 * const bird = createClient({ accessKey: 'any', workspaceId, channels: [rcs], transport })
 * ```
 */
export function fakeTransport(replies: FakeReply | readonly FakeReply[] = {}): FakeTransport {
  const list: readonly FakeReply[] = isList(replies) ? replies : [replies]
  const requests: TransportRequest[] = []
  const send: Transport = async (request) => {
    const reply = list[Math.min(requests.length, list.length - 1)] ?? {}
    requests.push(request)
    const answer = typeof reply === 'function' ? await reply(request) : reply
    if (answer instanceof Error) throw answer
    return {
      status: answer.status ?? 200,
      headers: answer.headers ?? { 'content-type': 'application/json' },
      body: bytesOf('body' in answer ? answer.body : { results: [] }),
    }
  }
  return Object.assign(send, { requests })
}

function isList(replies: FakeReply | readonly FakeReply[]): replies is readonly FakeReply[] {
  return Array.isArray(replies)
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
}
