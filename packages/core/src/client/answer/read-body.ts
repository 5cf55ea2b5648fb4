import { ResponseError } from '../../errors.ts'
import { quote } from './quote.ts'
import { redact } from './redact.ts'
import type { TransportResponse } from '../transport/transport.ts'

/** Invalid UTF-8 is an error, not a replacement character in somebody's data. A byte order mark is skipped. */
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * The JSON value of an answer, whatever its content type calls it.
 *
 * @param response Its headers do not hold the access key.
 * @param secrets Must not appear in the error.
 * @throws {@link ResponseError} when it is compressed, empty, not UTF-8 or not JSON.
 */
export function readBody(response: TransportResponse, secrets: readonly string[]): unknown {
  const { status } = response
  const encoding = response.headers['content-encoding']?.trim().toLowerCase()
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity') {
    throw new ResponseError(
      'compressed_body',
      `The answer is compressed (${quote(encoding, 40)}) although no compression was asked for. A proxy on the way may do that: let it pass answers as they are.`,
      { status },
    )
  }
  if (response.body.byteLength === 0) {
    throw new ResponseError(
      'empty_body',
      `The answer (${status}) has no content, so nothing is known of the interactions. Bird answers {"results": []} when there are none: check the base URL, and try again.`,
      { status },
    )
  }
  const text = decodeText(response)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw notJson(text, response, secrets, error)
  }
}

function decodeText(response: TransportResponse): string {
  try {
    return decoder.decode(response.body)
  } catch {
    throw new ResponseError(
      'invalid_encoding',
      'The answer is not UTF-8, the encoding of JSON. Bird does not send that: check the base URL and any proxy on the way.',
      { status: response.status },
    )
  }
}

function notJson(
  text: string,
  response: TransportResponse,
  secrets: readonly string[],
  error: unknown,
): ResponseError {
  const type = response.headers['content-type'] ?? 'no content type'
  const shown = quote(redact(text.trim(), secrets))
  if (!/^\s*[[{"]/.test(text)) {
    return new ResponseError(
      'not_json',
      `The answer (${response.status}, ${quote(type, 60)}) is not JSON. It may be the page of a login, a proxy or a firewall on the way: check the base URL and the network. It starts: ${shown}.`,
      { status: response.status },
    )
  }
  return new ResponseError(
    'invalid_json',
    `The answer is JSON that ${breakOf(text, response.body.byteLength, error)}. It was probably cut on the way: try again.`,
    { status: response.status },
  )
}

/** Where JSON breaks, as far as the parser tells. */
function breakOf(text: string, length: number, error: unknown): string {
  const words = error instanceof Error ? error.message : ''
  // The words may quote what was received: only their end is the parser's own.
  const position = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(words)?.[1]
  if (position !== undefined) {
    // Counted from the end, because a byte order mark is no part of the text.
    const rest = new TextEncoder().encode(text.slice(Number(position))).byteLength
    return `breaks at byte ${length - rest} of ${length}`
  }
  return words.startsWith('Unexpected end')
    ? `ends at byte ${length}, before it is complete`
    : `breaks within its ${length} bytes`
}
