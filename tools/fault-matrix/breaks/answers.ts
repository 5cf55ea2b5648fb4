import type { Break } from '../break.ts'

/** Breaks of what the client makes of answers C01 to C29. */
export const answerBreaks: readonly Break[] = [
  {
    // A retry comes up to 30 % later than asked.
    rows: ['C01'],
    file: 'core/src/client/retry/retry.ts',
    find: 'const SPREAD = 0.2',
    replace: 'const SPREAD = 0.3',
  },
  {
    // Only the call that was throttled waits.
    rows: ['C01', 'C02', 'C06', 'C08', 'C53', 'C57'],
    file: 'core/src/client/pace/rate-lane.ts',
    find: 'pace.throttle(now, retryAfterMs === undefined ? -Infinity : now + retryAfterMs)',
    replace: 'pace.throttle(now, -Infinity)',
  },
  {
    // The clock of this computer counts, however wrong it is.
    rows: ['C02'],
    file: 'core/src/client/answer/retry-after.ts',
    find: "(parseHttpDate(headers['date'] ?? '') ?? clock.date())",
    replace: 'clock.date()',
  },
  {
    // What looks like a date and is none becomes no number.
    rows: ['C03'],
    file: 'core/src/client/answer/http-date.ts',
    find: 'if (!FIXED_DATE.test(text)) return undefined\n',
    replace: 'if (!FIXED_DATE.test(text)) return /[A-Z].*:/.test(text) ? Number.NaN : undefined\n',
  },
  {
    // Throttling backs off no longer than any other failure.
    rows: ['C04'],
    file: 'core/src/client/retry/retry.ts',
    find: 'const THROTTLED_BASE_MS = 1000',
    replace: 'const THROTTLED_BASE_MS = 200',
  },
  {
    // The rate stays what it was after a 429.
    rows: ['C04'],
    file: 'core/src/client/pace/rate-pace.ts',
    find: 'const LOWERED = 0.7',
    replace: 'const LOWERED = 1',
  },
  {
    // Whatever `Number` reads.
    rows: ['C05'],
    file: 'core/src/client/answer/retry-after.ts',
    find: 'const SECONDS = /^[0-9]{1,10}$/',
    replace: 'const SECONDS = /^[0-9][0-9a-fx.]{0,9}$/',
  },
  {
    // The moment to come back counts from 1970.
    rows: ['C06'],
    file: 'core/src/client/answer/api-error.ts',
    find: 'dateText(context.clock.date() + retryAfterMs)',
    replace: 'dateText(retryAfterMs)',
  },
  {
    // No floor under Retry-After: 0.
    rows: ['C07'],
    file: 'core/src/client/retry/retry.ts',
    find: 'const LEAST_MS = 100',
    replace: 'const LEAST_MS = 0',
  },
  {
    // The last pause asked for wins.
    rows: ['C08'],
    file: 'core/src/client/pace/rate-pace.ts',
    find: 'paused = Math.max(paused, until)',
    replace: 'paused = until',
  },
  {
    // Retries never run out.
    rows: ['C09'],
    file: 'core/src/client/retry/retry-budget.ts',
    find: 'if (answers < ANSWERS_A_RETRY) return false',
    replace: 'if (answers < ANSWERS_A_RETRY) return true',
  },
  {
    // Nothing fills the bucket again after an outage.
    rows: ['C09'],
    file: 'core/src/client/retry/retry-budget.ts',
    find: 'Math.min(MOST_RETRIES * ANSWERS_A_RETRY, answers + 1)',
    replace: 'Math.min(MOST_RETRIES * ANSWERS_A_RETRY, answers)',
  },
  {
    // Headers that tell of the limit are read, and not heeded.
    rows: ['C10'],
    file: 'core/src/client/pace/rate-limiter.ts',
    find: 'if (quotas.length > 0) laneOf(key).restrict(quotas)',
    replace: 'if (quotas.length > 0) laneOf(key)',
  },
  {
    rows: ['C11'],
    file: 'core/src/client/retry/retry.ts',
    find: 'new Set([408, 425, 429, 500, 502, 503, 504])',
    replace: 'new Set([408, 425, 429, 500, 502, 503])',
  },
  {
    // Only a 429 may ask for time.
    rows: ['C11', 'C53'],
    file: 'core/src/client/retry/retry.ts',
    find: 'const asked = error instanceof ApiError ? error.retryAfterMs : undefined',
    replace: 'const asked = throttled ? error.retryAfterMs : undefined',
  },
  {
    rows: ['C12'],
    file: 'core/src/client/retry/retry.ts',
    find: 'new Set([408, 425, 429, 500, 502, 503, 504])',
    replace: 'new Set([408, 425, 429, 500, 501, 502, 503, 504])',
  },
  {
    rows: ['C13'],
    file: 'core/src/client/retry/retry.ts',
    find: 'new Set([408, 425, 429, 500, 502, 503, 504])',
    replace: 'new Set([408, 429, 500, 502, 503, 504])',
  },
  {
    // A million messages are asked for with a key that may not.
    rows: ['C14'],
    file: 'core/src/client/list/list-many.ts',
    find: '(error.status === 401 || error.status === 403)',
    replace: 'error.status === 401',
  },
  {
    // One message that is not there ends the bulk run.
    rows: ['C15'],
    file: 'core/src/client/list/list-many.ts',
    find: '(error.status === 401 || error.status === 403)',
    replace: '[401, 403, 404].includes(error.status)',
  },
  {
    // The page of a firewall as it is: whole, and with its control characters.
    rows: ['C16'],
    file: 'core/src/client/answer/api-error.ts',
    find: '${quote(text.trim())}',
    replace: '"${text.trim()}"',
  },
  {
    // No JSON, no interactions.
    rows: ['C17'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'throw notJson(text, response, secrets, error)',
    replace:
      "if (text.startsWith('<')) return { results: [] }\n    throw notJson(text, response, secrets, error)",
  },
  {
    // No content, no interactions.
    rows: ['C18'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'if (response.body.byteLength === 0) {',
    replace: 'if (response.body.byteLength === 0) return { results: [] }\n  if (status === 0) {',
  },
  {
    rows: ['C19'],
    file: 'core/src/client/retry/retry.ts',
    find: "return error instanceof ResponseError && error.code === 'invalid_json'",
    replace: 'return false && error instanceof ResponseError',
  },
  {
    // Characters are counted for bytes.
    rows: ['C19'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'breaks at byte ${length - rest} of',
    replace: 'breaks at byte ${position} of',
  },
  {
    rows: ['C20'],
    file: 'core/src/client/list/read-page.ts',
    find: "const results = isObject(body) ? body['results'] : undefined",
    replace: "const results = isObject(body) ? (body['results'] ?? []) : undefined",
  },
  {
    // Only `application/json` is JSON.
    rows: ['C21'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'const text = decodeText(response)\n',
    replace: `const text = decodeText(response)
  if (response.headers['content-type']?.includes('+json')) throw notJson('', response, secrets, undefined)
`,
  },
  {
    // Replacement characters, unless a charset is named.
    rows: ['C22'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'return decoder.decode(response.body)',
    replace: `const isNamed = response.headers['content-type']?.includes('charset=')
    return (isNamed ? decoder : new TextDecoder()).decode(response.body)`,
  },
  {
    rows: ['C22', 'C23'],
    file: 'core/src/client/answer/read-body.ts',
    find: '{ fatal: true }',
    replace: '{ fatal: false }',
  },
  {
    // The mark is kept as a character, which is no JSON.
    rows: ['C23'],
    file: 'core/src/client/answer/read-body.ts',
    find: '{ fatal: true }',
    replace: '{ fatal: true, ignoreBOM: true }',
  },
  {
    // Only the encodings of old are known.
    rows: ['C24'],
    file: 'core/src/client/answer/read-body.ts',
    find: "encoding !== 'identity')",
    replace: "encoding !== 'identity' && encoding !== 'br')",
  },
  {
    // Inflated first, and refused then.
    rows: ['C25'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'const { status } = response\n',
    replace: `const { status } = response
  if (response.headers['content-encoding'] === 'gzip') {
    process.getBuiltinModule('node:zlib').gunzipSync(response.body)
  }
`,
  },
  {
    // A list of encodings is none.
    rows: ['C26'],
    file: 'core/src/client/answer/read-body.ts',
    find: "encoding !== 'identity')",
    replace: "encoding !== 'identity' && !encoding.includes(','))",
  },
  {
    rows: ['C27'],
    file: 'core/src/client/request-context.ts',
    find: 'const MOST_BODY_BYTES = 8 * 1024 * 1024',
    replace: 'const MOST_BODY_BYTES = 64 * 1024 * 1024',
  },
  {
    // What had arrived when the connection was closed is taken for the answer.
    rows: ['C28'],
    file: 'core/src/client/transport/undici-transport.ts',
    find: 'settle({ error, answered: status !== 0 })',
    replace: `const { code } = error as { readonly code?: string }
      if (code === 'UND_ERR_SOCKET' && length > 0) settle({ status, headers, body: Buffer.concat(chunks) })
      else settle({ error, answered: status !== 0 })`,
  },
  {
    // A copy of what was received, made by recursion.
    rows: ['C29'],
    file: 'core/src/client/list/read-list.ts',
    find: 'decode(raw as WireInteraction)',
    replace: 'decode(structuredClone(raw) as WireInteraction)',
  },
  {
    // An error is read however long it is.
    rows: ['C29'],
    file: 'core/src/client/answer/api-error.ts',
    find: 'const LONGEST_ERROR_BODY = 256 * 1024',
    replace: 'const LONGEST_ERROR_BODY = 8 * 1024 * 1024',
  },
]
