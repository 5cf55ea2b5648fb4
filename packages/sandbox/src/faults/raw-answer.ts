import { STATUS_CODES } from 'node:http'

import type { Malformation } from './fault.ts'
import type { Reply } from './reply.ts'

/** The head of an answer as bytes, with the empty line that ends it. */
export function writeHead({ status, headers }: Omit<Reply, 'body'>): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.from(`${statusLine(status)}\r\n${lines}\r\n`, 'latin1')
}

/** An answer that comes before the one that counts. */
export function writeInformational(status: number): Buffer {
  const headers = status === 103 ? [['Link', '</made-up>; rel=preload'] as const] : []
  return writeHead({ status, headers })
}

/** Answers that are no HTTP, by what is wrong with them. */
export const malformed: Readonly<Record<Malformation, (reply: Reply, body: Buffer) => Buffer>> = {
  'no-http': () => Buffer.from('SSH-2.0-made-up\r\n'),
  'status-line': ({ status }, body) =>
    Buffer.concat([Buffer.from(`HTTP/1.1 OK ${status}\r\n\r\n`), body]),
  header: (reply, body) => withLines(reply, body, [`Content-Length ${body.length}`]),
  'huge-header': (reply, body) => withLines(reply, body, [`X-Made-Up: ${'a'.repeat(1024 * 1024)}`]),
  length: (reply, body) => withLines(reply, body, ['Content-Length: ten']),
  'two-lengths': (reply, body) =>
    withLines(reply, body, [
      `Content-Length: ${body.length}`,
      `Content-Length: ${body.length + 10}`,
    ]),
  'length-and-chunked': (reply, body) =>
    withLines(reply, chunk(body), [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked']),
  'chunk-size': (reply, body) =>
    withLines(reply, Buffer.concat([Buffer.from('ten\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]), [
      'Transfer-Encoding: chunked',
    ]),
  'two-answers': (reply, body) => {
    const answer = withLines(reply, body, [`Content-Length: ${body.length}`])
    return Buffer.concat([answer, answer])
  },
}

function withLines({ status, headers }: Reply, body: Buffer, lines: readonly string[]): Buffer {
  const added = lines.map((line) => `${line}\r\n`).join('')
  const head = writeHead({ status, headers })
  const beforeEnd = head.subarray(0, -'\r\n'.length)
  return Buffer.concat([beforeEnd, Buffer.from(`${added}\r\n`), body])
}

function chunk(body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${body.length.toString(16)}\r\n`),
    body,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
}

function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Made Up'}`
}
