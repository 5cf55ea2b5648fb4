import type { Charset, Fault } from './fault.ts'

/** The bytes of a body, and how many they are where that is known before they are made. */
export interface Body {
  readonly bytes: Iterable<Buffer> | AsyncIterable<Buffer>
  readonly length: number | undefined
}

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head><title>Sign in</title></head>
<body><h1>Sign in to this network</h1><p>Made up by the sandbox.</p></body>
</html>
`

/** A lead byte without its continuation, an overlong slash, a surrogate, and a byte that never is one. */
const NO_CHARACTERS = Buffer.from('c328c0afeda080ff', 'hex')

const SPACES = Buffer.alloc(64 * 1024, ' ')

/** All of it at once. */
export function wholeBody(bytes: Buffer): Body {
  return { bytes: [bytes], length: bytes.length }
}

/** The text that a fault puts in the place of the ordinary body; `undefined` when it leaves that. */
export function bodyInstead(fault: Fault): string | undefined {
  if (fault.html === true) return PAGE
  if (fault.empty === true) return ''
  if (fault.body !== undefined) return fault.body
  const { jsonDepth, jsonString, jsonElements } = fault
  if (jsonDepth !== undefined) return listOf('['.repeat(jsonDepth) + ']'.repeat(jsonDepth))
  if (jsonString !== undefined) return listOf(`"${'a'.repeat(jsonString)}"`)
  if (jsonElements !== undefined) return listOf(`${'{},'.repeat(jsonElements - 1)}{}`)
  return undefined
}

/** A text as bytes, with what a fault does to them before they are compressed. */
export function bodyOf(text: string, { charset, truncated = 0, padded = 0, endless }: Fault): Body {
  const encoded = charset === undefined ? Buffer.from(text) : inCharset[charset](text)
  const bytes = encoded.subarray(0, Math.max(0, encoded.length - truncated))
  if (endless === true) return { bytes: followedBySpaces(bytes, Infinity), length: undefined }
  if (padded === 0) return wholeBody(bytes)
  return { bytes: followedBySpaces(bytes, padded), length: bytes.length + padded }
}

function listOf(json: string): string {
  return `{"results":[${json}]}`
}

function* followedBySpaces(bytes: Buffer, spaces: number): Generator<Buffer> {
  yield bytes
  for (let left = spaces; left > 0; left -= SPACES.length) yield SPACES.subarray(0, left)
}

const inCharset: Readonly<Record<Charset, (text: string) => Buffer>> = {
  'utf-8-bom': (text) => Buffer.from(`\uFEFF${text}`),
  'invalid-utf-8': (text) => withMember(text, NO_CHARACTERS, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  latin1: (text) => withMember(text, Buffer.from('café', 'latin1'), 'latin1'),
}

/** Without such a member, the bytes could be the same as in UTF-8. */
function withMember(text: string, value: Buffer, encoding: BufferEncoding): Buffer {
  const rest = text.startsWith('{') ? text.slice(1) : text
  const comma = /^\s*\}/.test(rest) ? '' : ','
  return Buffer.concat([
    Buffer.from('{"made-up":"'),
    value,
    Buffer.from(`"${comma}`),
    Buffer.from(rest, encoding),
  ])
}
