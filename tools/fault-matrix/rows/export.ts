import type { Row } from './row.ts'

const SWEEPS = 'sweeps of messages that are asked for again'

/** What can happen to an export of many messages. */
export const exportRows: readonly Row[] = [
  {
    id: 'X01',
    fault: '`kill -9` at every k-th syscall/record (randomised) then resume',
    outcome:
      'final file byte-identical to an uninterrupted run (sorted mode) / same set (stream mode); no torn line',
  },
  {
    id: 'X02',
    fault: 'power loss order',
    outcome:
      'data fsync → checkpoint write-temp, fsync, rename, fsync dir; checkpoint never ahead of data',
  },
  {
    id: 'X03',
    fault: 'ENOSPC in data or checkpoint',
    outcome: 'stop, exit 74, previous checkpoint valid, message says path and bytes',
  },
  {
    id: 'X04',
    fault: 'EACCES, EROFS, EISDIR, ENOTDIR, ENAMETOOLONG, EMFILE',
    outcome: 'preflight before first request',
  },
  {
    id: 'X05',
    fault: 'output exists',
    outcome: 'refuse unless `--resume`/`--overwrite`/`--append`',
  },
  {
    id: 'X06',
    fault: 'two exporters, same checkpoint',
    outcome: 'lock; second exits 75 naming pid/host; stale lock detected',
  },
  {
    id: 'X07',
    fault: 'checkpoint truncated, other version, other input/filters (hash)',
    outcome: 'refuse with reason; never silently restart',
  },
  {
    id: 'X08',
    fault: 'input ids: CRLF, BOM, blanks, duplicates, 10 M lines, bad lines, stdin',
    outcome:
      'streamed; bad lines to stderr with line numbers and dead-letter; duplicates asked once',
  },
  {
    id: 'X09',
    fault: 'SIGINT once / twice',
    outcome:
      'once: stop scheduling, finish ≤ grace, flush, print resume command, exit 130; twice: immediate',
  },
  { id: 'X10', fault: 'SIGTERM, SIGHUP', outcome: 'as above, 143/129' },
  {
    id: 'X11',
    fault: 'stdout reader closes (`| head`)',
    outcome: 'exit 0, no stack, no further API calls beyond in-flight',
  },
  { id: 'X12', fault: 'slow reader', outcome: 'backpressure; RSS flat' },
  { id: 'X13', fault: '1 M messages', outcome: 'RSS <150 MiB; time within 3 % of N/rate' },
  {
    id: 'X14',
    fault:
      'CSV cells starting `= + - @ \\t \\r` or full-width ＝＋－＠, or containing these after a separator/quote',
    outcome: "prefixed `'` by default; opt-out flag; NDJSON untouched",
  },
  {
    id: 'X15',
    fault: 'quotes, commas, CR/LF, NUL, lone surrogates, 1 MB cells',
    outcome: 'RFC 4180 round-trip property',
  },
  {
    id: 'X16',
    fault: 'ids/tags used in file names (`../`, `CON`, `:`)',
    outcome: 'never used raw',
  },
  {
    id: 'X17',
    fault: 'rate never exceeded',
    outcome: 'for every sliding 1 s window sends ≤ limit (property with virtual clock)',
  },
  {
    id: 'X18',
    fault: 'several processes share the workspace',
    outcome:
      'shared limiter (Redis/Postgres) keeps the global bound; store down → each falls to limit/N, never unlimited',
    waitsFor: 'a rate limit that processes share',
  },
  {
    id: 'X19',
    fault: '429 anyway (someone else uses the quota)',
    outcome: 'AIMD gives way; default target is a *share* of 50/s, not all of it',
  },
  {
    id: 'X20',
    fault: 'item failures',
    outcome: 'summary on stderr (JSON with `--json`), exit 0 only if all done; `--max-failures`',
  },
  { id: 'X21', fault: 'auth revoked mid-run', outcome: 'stop at first 401/403, resumable' },
  {
    id: 'X22',
    fault: 'new interactions arrive during the sweep',
    outcome: "next sweep's lookback catches them; convergence property",
    waitsFor: SWEEPS,
  },
  {
    id: 'X23',
    fault: 'late interactions (read after 20 days)',
    outcome: 'decay schedule documented; coverage report shows what age was last polled',
    waitsFor: SWEEPS,
  },
  {
    id: 'X24',
    fault: 'webhook missed',
    outcome: 'reconcile finds it: pull ∪ push = truth (model-based)',
    waitsFor: SWEEPS,
  },
  {
    id: 'X25',
    fault: 'webhook-log recovery pages while new failures appear',
    outcome: 'stable under inserts; no loss at page edges',
    waitsFor: SWEEPS,
  },
  {
    id: 'X26',
    fault: 'clock moves back between runs',
    outcome: 'cursors are not wall-clock-only',
  },
  { id: 'X27', fault: 'Windows/NFS rename errors (EPERM/EBUSY)', outcome: 'bounded retry' },
  {
    id: 'X28',
    fault: 'schema version of export changes',
    outcome: 'header/manifest with version; reader refuses newer major',
  },
  {
    id: 'X29',
    fault: 'PII',
    outcome: '`--hash-recipients` (HMAC with user key), `--redact`; default masks numbers on a TTY',
    waitsFor: 'privacy of recipients',
  },
  {
    id: 'X30',
    fault: 'Singer/Airbyte mode: STATE emitted before its RECORDs are flushed',
    outcome: 'never (order property)',
    waitsFor: 'a mode for Singer and Airbyte',
  },
]
