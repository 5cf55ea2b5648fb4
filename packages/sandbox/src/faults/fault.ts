/** Where an answer is cut: before its head, in the middle of its head, or after so many bytes of its body. */
export type Cut = 'before-headers' | 'in-headers' | number

/** What goes wrong while a connection is secured; `trusted` is how it goes right. */
export type TlsFault = (typeof TLS_FAULTS)[number]

/** An answer that is no HTTP. */
export type Malformation = (typeof MALFORMATIONS)[number]

/** In which characters a body is written. */
export type Charset = (typeof CHARSETS)[number]

/** How a body is compressed. */
export type Encoding = (typeof ENCODINGS)[number]

export const TLS_FAULTS = [
  'trusted',
  'self-signed',
  'unknown-ca',
  'expired',
  'wrong-host',
  'old-protocol',
  'reset',
  'stall',
  'plain',
] as const

export const MALFORMATIONS = [
  'no-http',
  'status-line',
  'header',
  'huge-header',
  'length',
  'two-lengths',
  'length-and-chunked',
  'chunk-size',
  'two-answers',
] as const

export const CHARSETS = ['utf-8-bom', 'invalid-utf-8', 'utf-16le', 'utf-16be', 'latin1'] as const

export const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd'] as const

export const REDIRECTS = [301, 302, 303, 307, 308] as const

/**
 * What goes wrong, and with which requests: any of its fields together. Without a field that says what goes wrong, the
 * requests get their ordinary answer.
 *
 * The same fields are the words of a spec: `{ status: 503, retryAfter: '2', times: 1 }` is `status=503,retry-after=2,times=1`.
 */
export interface Fault {
  /** Only so many requests. Default: all; of several `status`, one each. */
  readonly times?: number | undefined
  /** Not the first so many. */
  readonly skip?: number | undefined
  /** Only requests for the interactions of this message: its UUID. */
  readonly message?: string | undefined

  /** The server speaks TLS on every connection, in this way. Counts connections, and goes with `times` and `skip` only. */
  readonly tls?: TlsFault | undefined
  /**
   * A connection that was kept alive is closed, or reset, when the next request is written on it. Counts only such requests,
   * and goes with `times`, `skip` and `message` only.
   */
  readonly idle?: 'close' | 'reset' | undefined

  /** Milliseconds before anything is sent. */
  readonly delay?: number | undefined
  /** These answers come first: 100, 102, 103. */
  readonly informational?: readonly number[] | undefined
  /** The status of the answer; of several, one for each request in turn. One of 2xx leaves the ordinary body. */
  readonly status?: number | readonly number[] | undefined
  /** A redirect of this status to a second server, which counts what reaches it. */
  readonly redirect?: number | undefined
  /** `Retry-After`, in these words. */
  readonly retryAfter?: string | undefined
  /** `Retry-After` as a date so many seconds after the answer's own: `Sun, 06 Nov 1994 08:49:37 GMT`. */
  readonly retryAfterImf?: number | undefined
  /** The same as `Sunday, 06-Nov-94 08:49:37 GMT`. */
  readonly retryAfterRfc850?: number | undefined
  /** The same as `Sun Nov  6 08:49:37 1994`. */
  readonly retryAfterAsctime?: number | undefined
  /** `Date` is so many seconds ahead of this computer's clock, or behind it. */
  readonly clock?: number | undefined
  /** Further headers, `Name: value` each, instead of the answer's own of that name. */
  readonly header?: readonly string[] | undefined
  /** Names of headers that the answer lacks. Without `content-length`, the body is sent in chunks. */
  readonly without?: readonly string[] | undefined

  /** The body is a page of HTML. */
  readonly html?: boolean | undefined
  /** The body has no bytes. */
  readonly empty?: boolean | undefined
  /** The body is this text. */
  readonly body?: string | undefined
  /** The body is a list that holds arrays within arrays, so many deep. */
  readonly jsonDepth?: number | undefined
  /** The body is a list that holds one string of so many characters. */
  readonly jsonString?: number | undefined
  /** The body is a list of so many empty objects. */
  readonly jsonElements?: number | undefined
  /** The body is written in these characters. `latin1` and `invalid-utf-8` come with a member that shows it. */
  readonly charset?: Charset | undefined
  /** The body lacks its last so many bytes; `Content-Length` counts what is sent. */
  readonly truncated?: number | undefined
  /** So many spaces follow the body. */
  readonly padded?: number | undefined
  /** Spaces follow the body for ever. */
  readonly endless?: boolean | undefined
  /** The body is compressed so, in this order, though nobody asked for it. */
  readonly encodings?: readonly Encoding[] | undefined

  /** `Content-Length` differs from the body by so many bytes. Where it is larger, the connection is closed after the body. */
  readonly contentLength?: number | undefined
  /** The body is sent in chunks, without `Content-Length`. */
  readonly chunked?: boolean | undefined
  /** The same without the last chunk: the connection is closed after the body. */
  readonly chunkedWithoutEnd?: boolean | undefined
  /** The body ends where the connection does: there is neither `Content-Length` nor a chunk. */
  readonly untilClose?: boolean | undefined
  /** The body is sent in chunks, and a header follows it. */
  readonly trailers?: boolean | undefined
  /** The answer is no HTTP. */
  readonly malformed?: Malformation | undefined

  /** The body is sent one byte at a time, so many a second. */
  readonly drip?: number | undefined
  /** The whole answer is, its head too. */
  readonly dripHead?: number | undefined
  /** The connection is reset (RST) here. */
  readonly reset?: Cut | undefined
  /** The connection is closed (FIN) here. */
  readonly close?: Cut | undefined
  /** Nothing more is sent from here, and the connection stays open. */
  readonly stall?: Cut | undefined
}
