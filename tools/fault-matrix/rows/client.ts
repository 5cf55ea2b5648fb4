import type { Row } from './row.ts'

/** What a network and an API can do to a client. */
export const clientRows: readonly Row[] = [
  {
    id: 'C01',
    fault: '429 + `Retry-After: 2`',
    outcome:
      'whole workspace limiter pauses ≥2.000 s (never less; ≤ +20 % jitter), one retry, success; other in-flight requests finish, no new one starts',
  },
  {
    id: 'C02',
    fault: '429 + IMF-fixdate',
    outcome:
      "same, delay computed against the response's own `Date` header when present (client clock may be wrong)",
  },
  {
    id: 'C03',
    fault: '429 + RFC 850 / asctime date',
    outcome: 'parsed, or treated as absent; never NaN/0',
  },
  {
    id: 'C04',
    fault: '429 without Retry-After',
    outcome:
      'full-jitter backoff from the *throttling* base (≥500 ms–1 s), send rate ×0.7, later recovers',
  },
  {
    id: 'C05',
    fault: 'Retry-After = `soon`, `-5`, `0x10`, `1e9`, `1.5`, `Infinity`, empty, two headers, list',
    outcome: 'digits-only grammar; everything else = absent (undici coerces `1e9` and `0x10`)',
  },
  {
    id: 'C06',
    fault: "Retry-After longer than the caller's deadline/`maxWait` (e.g. 277403 s)",
    outcome:
      '**no sleep, no early retry**: RateLimitError{retryAfterMs, retryAt} at once; exporter checkpoints and says when to resume',
  },
  {
    id: 'C07',
    fault: 'Retry-After: 0 or past date',
    outcome: 'minimum floor backoff, no hot loop',
  },
  {
    id: 'C08',
    fault: '40 concurrent 429s with different Retry-After',
    outcome: 'pause = max of them (Slack resumes at the first)',
  },
  {
    id: 'C09',
    fault: 'outage: 100 % 503 for 60 s, 200 callers',
    outcome:
      'retry quota empties; extra load ≤1.1× offered after warm-up; callers fail fast; recovers without restart',
  },
  {
    id: 'C10',
    fault:
      '`RateLimit`/`RateLimit-Policy`, `X-RateLimit-*`, draft-7 names; malformed structured field',
    outcome: 'limiter lowers its rate before a 429; malformed ignored, counted',
  },
  { id: 'C11', fault: '500/502/503/504, then 200', outcome: "retried; 503's Retry-After honoured" },
  { id: 'C12', fault: '501, 505, 400, 410, 422', outcome: 'no retry, typed' },
  { id: 'C13', fault: '408, 425', outcome: 'retried' },
  {
    id: 'C14',
    fault: '401 / 403',
    outcome:
      'no retry; AuthError; bulk run stops after the first (not 1 M times); key absent from every output',
  },
  {
    id: 'C15',
    fault: '404 for one message',
    outcome: 'NotFoundError; in bulk → dead-letter row, run continues',
  },
  {
    id: 'C16',
    fault: '4xx with HTML body (proxy/WAF page)',
    outcome:
      'error keeps status, content-type and ≤200 escaped characters; never SyntaxError (svix-js does)',
  },
  {
    id: 'C17',
    fault: '200 with HTML (captive portal, login page)',
    outcome: 'UnexpectedContentError; **never** "0 interactions"',
  },
  { id: 'C18', fault: '200 with empty body / 204', outcome: 'UnexpectedContentError' },
  {
    id: 'C19',
    fault: '200, complete Content-Length, truncated JSON',
    outcome: 'ParseError with byte offset; retried as transient',
  },
  {
    id: 'C20',
    fault: '200 `{}`, `{"results":null}`, `{"results":{}}`, `[]`, `null`, `"x"`',
    outcome: 'contract error; never silently []',
  },
  {
    id: 'C21',
    fault: 'missing/wrong content-type (text/plain, application/problem+json, vendor +json)',
    outcome: 'JSON accepted if it parses *and* matches the contract; otherwise C17',
  },
  {
    id: 'C22',
    fault: 'invalid UTF-8 in body',
    outcome: 'fatal decode → ParseError; U+FFFD never stored',
  },
  {
    id: 'C23',
    fault: 'UTF-8 BOM, UTF-16 body, charset=latin1',
    outcome: 'BOM tolerated; others ParseError',
  },
  {
    id: 'C24',
    fault: 'gzip/br/zstd although identity was requested',
    outcome: 'decoded with an output cap, or refused; typed',
  },
  {
    id: 'C25',
    fault: 'gzip bomb (204 kB → 200 MiB)',
    outcome: 'BodyTooLargeError, RSS growth <32 MiB (fetch fails this)',
  },
  { id: 'C26', fault: '>2 chained content-encodings', outcome: 'refused' },
  {
    id: 'C27',
    fault: '1 GiB chunked body without Content-Length',
    outcome: 'aborted at `maxBodyBytes` (default 8 MiB), socket destroyed',
  },
  {
    id: 'C28',
    fault: 'Content-Length larger than / smaller than body',
    outcome: 'larger → truncated → retry; smaller → error, socket not reused',
  },
  {
    id: 'C29',
    fault: '100 000-deep nested JSON; 10 MB string; 1 M-element results',
    outcome: 'bounded time/memory; RangeError mapped to ParseError',
  },
  { id: 'C30', fault: 'duplicate JSON keys (`"type"` twice)', outcome: 'last wins, drift note' },
  {
    id: 'C31',
    fault: '`nextPageToken` appears on the interactions endpoint',
    outcome: 'followed; same token twice → PaginationLoopError; page cap',
  },
  {
    id: 'C32',
    fault: 'exactly 10 results, no token',
    outcome: 'result flagged `possiblyTruncated`',
  },
  {
    id: 'C33',
    fault: '301/302/303/307/308 same origin',
    outcome: 'not followed by default; RedirectError with target host',
  },
  {
    id: 'C34',
    fault: 'redirect to other host/port/scheme',
    outcome:
      'attacker server receives **zero** requests; neither Authorization nor custom headers leave',
  },
  {
    id: 'C35',
    fault: '`http://` baseUrl that is not loopback; https→http',
    outcome: 'refused unless `allowInsecure: true`',
  },
  {
    id: 'C36',
    fault: 'baseUrl with credentials, path, query, trailing slash, other host from env',
    outcome: 'normalised or rejected; credentials never logged',
  },
  {
    id: 'C37',
    fault: 'DNS ENOTFOUND / EAI_AGAIN',
    outcome: 'EAI_AGAIN retried; ENOTFOUND retried at most once; hint names host',
  },
  { id: 'C38', fault: 'ECONNREFUSED, EHOSTUNREACH, ENETDOWN', outcome: 'retried' },
  {
    id: 'C39',
    fault: 'TLS: expired, wrong host, self-signed, unknown CA, protocol too old',
    outcome: 'never retried, never bypassed; hint NODE_EXTRA_CA_CERTS',
  },
  { id: 'C40', fault: 'TCP reset before headers', outcome: 'retried' },
  {
    id: 'C41',
    fault: 'TCP reset mid-body',
    outcome: 'whole GET repeated (no Range), no partial emit (RetryAgent fails)',
  },
  {
    id: 'C42',
    fault: 'keep-alive race: server FIN while we write',
    outcome: 'one transparent retry on a new socket, not charged to the quota',
  },
  { id: 'C43', fault: 'connect blackhole', outcome: 'connect timeout ≤10 s → retried' },
  {
    id: 'C44',
    fault: 'headers never come',
    outcome: 'headers timeout → retried (RetryAgent does not)',
  },
  {
    id: 'C45',
    fault: 'slow drip, 1 byte/s, each under the idle timeout',
    outcome: '**attempt** deadline aborts',
  },
  {
    id: 'C46',
    fault: 'attempt 1 times out, attempt 2 is instant',
    outcome: 'fresh signal per attempt → success (shared AbortSignal.timeout is a live bug class)',
  },
  {
    id: 'C47',
    fault: 'total deadline over all attempts',
    outcome: 'DeadlineError, attempts listed with reasons (gax style)',
  },
  {
    id: 'C48',
    fault: 'caller aborts: before start / in backoff / in headers / in body',
    outcome:
      'rejects <50 ms with `signal.reason`, timers cleared, socket freed, 0 unhandled rejections (openai-node #2580)',
  },
  {
    id: 'C49',
    fault: 'program ends after the last call',
    outcome:
      'process exits by itself (<250 ms); no leaked timer/socket; `await using client` closes',
  },
  { id: 'C50', fault: '100-continue, 103 early hints, trailers', outcome: 'ignored correctly' },
  {
    id: 'C51',
    fault: 'HTTP proxy: 407, CONNECT 502, proxy resets, NO_PROXY',
    outcome: 'typed ProxyError; proxy credentials redacted',
  },
  {
    id: 'C52',
    fault: 'local clock ±1 day; clock jumps during backoff; laptop suspend',
    outcome: 'monotonic timers; limiter does not burst after resume',
  },
  {
    id: 'C53',
    fault: 'delay > 2³¹−1 ms',
    outcome: 'clamped/failed, never setTimeout overflow (=1 ms)',
  },
  {
    id: 'C54',
    fault: 'ids: `..`, `.`, `%2e%2e`, `a/b`, `x?y#z`, empty, `\\0`, CRLF, non-UUID',
    outcome: 'rejected locally before any request',
  },
  {
    id: 'C55',
    fault: 'access key with newline/space/non-ASCII, empty, "Bearer x", "AccessKey x"',
    outcome: 'rejected/normalised at construction with a hint that never prints it',
  },
  {
    id: 'C56',
    fault: 'answer belongs to another message/channel',
    outcome: 'quarantined, ContractError',
  },
  {
    id: 'C57',
    fault: 'two workspaces in one process, one throttled',
    outcome: 'the other is not slowed (limiter keyed by origin+workspace)',
  },
  {
    id: 'C58',
    fault: "user's custom dispatcher/fetch/logger throws or hangs",
    outcome: 'isolated; original error kept as cause',
  },
]
