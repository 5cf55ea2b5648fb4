import {
  CHARSETS,
  type Cut,
  ENCODINGS,
  type Fault,
  MALFORMATIONS,
  REDIRECTS,
  TLS_FAULTS,
} from './fault.ts'

/** How the value of a field is written in a spec. */
interface Notation<Value> {
  /** What stands behind the `=`; nothing for a field without a value. */
  readonly takes: string
  /** @returns `undefined` when the text is no such value. */
  readonly read: (text: string) => Value | undefined
  readonly write: (value: Value) => string
  /** For a field that is written once for each of its values. */
  readonly writeEach?: (value: Value) => readonly string[]
}

/** One field of a fault. */
export interface Field<Value> {
  readonly notation: Notation<Value>
  readonly example: string
  readonly means: string
  /** At most one field of a group can be in a fault. */
  readonly group?: string
}

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/
const HEADER = /^[!#$%&'*+.^_`|~\w-]+:[\t\u0020-\u007e\u0080-\u00ff]*$/

/** The fields of a fault, in the order in which they are written. */
export const FIELDS: {
  readonly [Name in keyof Required<Fault>]: Field<NonNullable<Fault[Name]>>
} = {
  times: {
    notation: integer('<n>', 1),
    example: 'status=503,times=2',
    means: 'only so many requests; default: all, or one for each of several statuses',
  },
  skip: {
    notation: integer('<n>', 0),
    example: 'status=503,skip=2,times=1',
    means: 'not the first so many',
  },
  message: {
    notation: text('<uuid>', /^[^/]+$/),
    example: 'empty,message=20000000-0000-4000-8000-000000000002',
    means: 'only requests for this message',
  },
  tls: {
    notation: word(TLS_FAULTS),
    example: 'tls=expired',
    means:
      'the server speaks TLS, in this way; counts connections; with `times` and `skip` only (below)',
  },
  idle: {
    notation: word(['close', 'reset']),
    example: 'idle=close,times=1',
    means:
      'a kept-alive connection is ended when the next request is written on it; counts only such requests',
  },
  delay: {
    notation: integer('<ms>', 0, 2_147_483_647),
    example: 'delay=250',
    means: 'milliseconds before anything is sent',
  },
  informational: {
    notation: list(integer('<code>', 100, 199)),
    example: 'informational=100/103',
    means: 'these answers come first',
  },
  status: {
    notation: oneOrMore(integer('<code>', 200, 999)),
    example: 'status=500/502/200',
    means: 'the status; of several, one for each request in turn; 2xx leaves the ordinary body',
    group: 'status',
  },
  redirect: {
    notation: oneOf(REDIRECTS),
    example: 'redirect=308',
    means: 'to a second server, which counts what reaches it: `sandbox.redirected`',
    group: 'status',
  },
  retryAfter: {
    notation: text('<text>', HEADER_VALUE),
    example: 'status=429,retry-after=2',
    means: '`Retry-After`, in these words',
    group: 'retry-after',
  },
  retryAfterImf: {
    notation: signed('<seconds>'),
    example: 'status=429,retry-after-imf=2',
    means: '`Retry-After: Sun, 06 Nov 1994 08:49:37 GMT`, so long after the answer’s `Date`',
    group: 'retry-after',
  },
  retryAfterRfc850: {
    notation: signed('<seconds>'),
    example: 'status=429,retry-after-rfc850=2',
    means: 'the same as `Sunday, 06-Nov-94 08:49:37 GMT`',
    group: 'retry-after',
  },
  retryAfterAsctime: {
    notation: signed('<seconds>'),
    example: 'status=429,retry-after-asctime=-5',
    means: 'the same as `Sun Nov  6 08:49:37 1994`',
    group: 'retry-after',
  },
  clock: {
    notation: signed('<seconds>'),
    example: 'status=429,retry-after-imf=2,clock=86400',
    means: '`Date` is ahead of this computer’s clock, or behind it',
  },
  header: {
    notation: repeated(text('<name: value>', HEADER)),
    example: 'header=RateLimit: limit=50, remaining=3, reset=1',
    means: 'a further header, instead of the answer’s own of that name; may be repeated',
  },
  without: {
    notation: list(text('<name>', TOKEN)),
    example: 'without=content-type/date',
    means: 'headers that the answer lacks',
  },
  html: { notation: flag(), example: 'html,status=403', means: 'a page of HTML', group: 'body' },
  empty: { notation: flag(), example: 'empty', means: 'no bytes', group: 'body' },
  body: {
    notation: text('<text>'),
    example: 'body={"results":null}',
    means: 'this text',
    group: 'body',
  },
  jsonDepth: {
    notation: integer('<n>', 1),
    example: 'json-depth=100000',
    means: 'a list of arrays within arrays, so many deep',
    group: 'body',
  },
  jsonString: {
    notation: integer('<n>', 1),
    example: 'json-string=10000000',
    means: 'a list of one string of so many characters',
    group: 'body',
  },
  jsonElements: {
    notation: integer('<n>', 1),
    example: 'json-elements=1000000',
    means: 'a list of so many empty objects',
    group: 'body',
  },
  charset: {
    notation: word(CHARSETS),
    example: 'charset=utf-16le',
    means: 'the characters of the body; two of them need a member that shows it',
  },
  truncated: {
    notation: integer('<bytes>', 1),
    example: 'truncated=20',
    means: 'the body lacks its last bytes, and `Content-Length` does not tell',
  },
  padded: {
    notation: integer('<bytes>', 1),
    example: 'padded=209715200,encodings=gzip',
    means: 'so many spaces follow the body',
    group: 'padding',
  },
  endless: {
    notation: flag(),
    example: 'endless',
    means: 'spaces follow the body for ever',
    group: 'padding',
  },
  encodings: {
    notation: list(word(ENCODINGS)),
    example: 'encodings=gzip/br/gzip',
    means: 'the body is compressed, though nobody asked for it',
  },
  contentLength: {
    notation: signed('<±bytes>'),
    example: 'content-length=+10',
    means: '`Content-Length` is so much larger than the body, or smaller',
    group: 'framing',
  },
  chunked: {
    notation: flag(),
    example: 'padded=1073741824,chunked',
    means: 'chunks, without `Content-Length`',
    group: 'framing',
  },
  chunkedWithoutEnd: {
    notation: flag(),
    example: 'chunked-without-end',
    means: 'the same without the last chunk; then the connection is closed',
    group: 'framing',
  },
  untilClose: {
    notation: flag(),
    example: 'until-close',
    means: 'the body ends where the connection does',
    group: 'framing',
  },
  trailers: {
    notation: flag(),
    example: 'trailers',
    means: 'chunks, and a header behind the body',
    group: 'framing',
  },
  malformed: {
    notation: word(MALFORMATIONS),
    example: 'malformed=two-lengths',
    means: 'an answer that is no HTTP',
    group: 'framing',
  },
  drip: {
    notation: integer('<bytes>', 1, 1000),
    example: 'drip=1',
    means: 'the body is sent byte by byte, so many a second',
    group: 'drip',
  },
  dripHead: {
    notation: integer('<bytes>', 1, 1000),
    example: 'drip-head=5',
    means: 'the whole answer is, its head too',
    group: 'drip',
  },
  reset: {
    notation: cut(),
    example: 'reset=40',
    means: 'the connection is reset: at once, in the head, or after bytes of the body',
    group: 'end',
  },
  close: {
    notation: cut(),
    example: 'close=in-headers',
    means: 'the connection is closed there',
    group: 'end',
  },
  stall: {
    notation: cut(),
    example: 'stall=before-headers',
    means: 'nothing more is sent from there on, and the connection stays open',
    group: 'end',
  },
}

function flag(): Notation<boolean> {
  return { takes: '', read: (text) => (text === '' ? true : undefined), write: () => '' }
}

function text(takes: string, pattern = /^/): Notation<string> {
  return {
    takes,
    read: (text) => (pattern.test(text) ? text : undefined),
    write: String,
  }
}

function word<Word extends string>(words: readonly Word[]): Notation<Word> {
  return {
    takes: words.join('|'),
    read: (text) => words.find((word) => word === text),
    write: String,
  }
}

function integer(takes: string, least: number, most = Number.MAX_SAFE_INTEGER): Notation<number> {
  return {
    takes,
    read: (text) => inRange(/^\d{1,16}$/.test(text) ? Number(text) : Number.NaN, least, most),
    write: String,
  }
}

function signed(takes: string): Notation<number> {
  return {
    takes,
    read: (text) =>
      inRange(/^[+-]?\d{1,12}$/.test(text) ? Number(text) + 0 : Number.NaN, -Infinity, Infinity),
    write: (value) => (value > 0 ? `+${value}` : String(value)),
  }
}

function inRange(value: number, least: number, most: number): number | undefined {
  return value >= least && value <= most ? value : undefined
}

function oneOf(numbers: readonly number[]): Notation<number> {
  return {
    takes: numbers.join('|'),
    read: (text) => numbers.find((number) => String(number) === text),
    write: String,
  }
}

function list<Value>({ takes, read, write }: Notation<Value>): Notation<readonly Value[]> {
  return {
    takes: `${takes}[/…]`,
    read: (text) => {
      const values = text.split('/').map(read)
      return values.every((value) => value !== undefined) ? values : undefined
    },
    write: (values) => [values].flat().map(write).join('/'),
  }
}

function repeated({ takes, read, write }: Notation<string>): Notation<readonly string[]> {
  return {
    takes,
    read: (text) => (read(text) === undefined ? undefined : [text]),
    write: (values) => [values].flat().map(write).join(),
    writeEach: (values) => [values].flat().map(write),
  }
}

function oneOrMore(notation: Notation<number>): Notation<number | readonly number[]> {
  const { takes, read, write } = list(notation)
  return {
    takes,
    read: (text) => {
      const values = read(text)
      return values?.length === 1 ? values[0] : values
    },
    write: (value) => write([value].flat()),
  }
}

function cut(): Notation<Cut> {
  const places = word(['before-headers', 'in-headers'])
  const bytes = integer('<bytes>', 0)
  return {
    takes: `${places.takes}|${bytes.takes}`,
    read: (text) => places.read(text) ?? bytes.read(text),
    write: String,
  }
}
