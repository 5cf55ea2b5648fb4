/** A fault, and what a user gets when it happens. */
export interface Row {
  /** C: client and transport. D: data, schema and the grammar of `details`. */
  readonly id: string
  readonly fault: string
  readonly outcome: string
  /** The piece of work that the row waits for. */
  readonly waitsFor?: string
}

/**
 * Every fault that this software must survive. A row has a test whose name starts with its id, and a deliberate break that turns
 * it red.
 */
export const rows: readonly Row[] = [
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
  {
    id: 'D01',
    fault: 'unknown `type` (enum value added; `delete` vs `delete-request`)',
    outcome: "`{kind:'unknown', raw}`; no throw; drift counter",
  },
  {
    id: 'D02',
    fault: 'unknown fields anywhere',
    outcome: 'kept in `raw`; drift report; never dropped on export',
  },
  {
    id: 'D03',
    fault: "documented-required field absent (`context` in Bird's own example)",
    outcome: 'accepted; drift "required-but-absent"',
  },
  {
    id: 'D04',
    fault: 'null vs absent vs empty string',
    outcome: 'one documented mapping; raw keeps the difference; round-trip property',
  },
  {
    id: 'D05',
    fault: 'type change (`messagePartsCount:"1"`, number ids)',
    outcome: 'record quarantined with path; batch continues',
  },
  {
    id: 'D06',
    fault: '`__proto__`, `constructor.prototype`, `toString` keys at any depth',
    outcome: 'no pollution; no Object.assign on wire data',
  },
  {
    id: 'D07',
    fault: '`item_99999999999999999999_clicked`',
    outcome: 'unknown(reason index_too_large); no 1e20',
  },
  {
    id: 'D08',
    fault: '`item_-1_`, `item_+1_`, `item_1.5_`, `item_1e3_`, `item_0x1_`, `item__`, `item_ 1_`',
    outcome: 'unknown',
  },
  {
    id: 'D09',
    fault: 'leading zeros `item_007_clicked`',
    outcome: 'one defined answer (reject), same in both plugins',
  },
  {
    id: 'D10',
    fault:
      'unicode digits (٣, １), zero-width, NUL, trailing newline, different case, prefix/suffix junk',
    outcome: 'unknown; anchors are absolute',
  },
  {
    id: 'D11',
    fault: '1 MB adversarial `details`',
    outcome:
      'linear: <5 ms; checked by `recheck`/eslint-plugin-regexp and a timing test; hand-written scanner preferred',
  },
  {
    id: 'D12',
    fault: 'both RCS spellings `card_N1_item_N2_clicked`, `card_N1_item_item_N2_clicked`',
    outcome: 'same model, `variant` recorded',
  },
  {
    id: 'D13',
    fault: '0- or 1-based?',
    outcome:
      'index kept as sent; label resolution uses payload match as evidence and reports `indexBase: 0|1|unknown`',
    waitsFor: 'labels of clicked buttons',
  },
  {
    id: 'D14',
    fault:
      'payload equal on two buttons; payload ≠ button at index; index out of range; message is a template; message gone (404/retention)',
    outcome: '`resolution: exact|byPayload|ambiguous|mismatch|unavailable`, never a guess',
    waitsFor: 'labels of clicked buttons',
  },
  {
    id: 'D15',
    fault: 'details without metadata.button, or button without payload, or only metadata.link',
    outcome: 'typed partial',
  },
  {
    id: 'D16',
    fault:
      'timestamps: 0–9 fractional digits, no zone, offset, invalid, 24:00, leap second, year 9999',
    outcome: 'raw string kept; order by (instant at full precision, id)',
  },
  {
    id: 'D17',
    fault: 'ids in upper case / braces / no dashes',
    outcome: 'canonicalised for dedupe keys, raw kept',
  },
  { id: 'D18', fault: 'same interaction id twice, identical', outcome: 'one' },
  {
    id: 'D19',
    fault: 'same id twice, different content',
    outcome: 'deterministic merge + conflict event',
  },
  {
    id: 'D20',
    fault: 'same click with different ids from push and pull',
    outcome: 'semantic key (message, type, details, createdAt) joins them; both ids kept',
    waitsFor: 'webhooks',
  },
  {
    id: 'D21',
    fault: '`prefetched: true`, bot firsts',
    outcome: 'excluded from funnels by default, flag to include',
  },
  {
    id: 'D22',
    fault: 'react then unreact out of order',
    outcome: 'final state identical for all permutations',
  },
  {
    id: 'D23',
    fault: 'multi-contact receiver, connector-only receiver, no receiver',
    outcome: 'stable recipient key or `unknown`',
  },
  {
    id: 'D24',
    fault: 'emoji/RTL override/control characters in payload, names, tags',
    outcome: 'data intact; rendering layers escape (T01)',
  },
  {
    id: 'D25',
    fault: "plugin sees another channel's details",
    outcome: 'returns "not mine", never throws',
  },
  {
    id: 'D26',
    fault: 'contract fixture from docs changes',
    outcome: 'drift job fails with a readable diff',
  },
]
