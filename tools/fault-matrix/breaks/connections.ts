import type { Break } from '../break.ts'

/** Breaks of connections, deadlines, places and the caller's own code C30 to C58. */
export const connectionBreaks: readonly Break[] = [
  {
    // The first of two values counts.
    rows: ['C30'],
    file: 'core/src/client/answer/read-body.ts',
    find: 'return JSON.parse(text)',
    replace: `return JSON.parse(text.replaceAll(/("type":"[^"]*")(,[^{}]*)?,"type":"[^"]*"/g, '$1$2'))`,
  },
  {
    rows: ['C31'],
    file: 'core/src/client/list/collect-pages.ts',
    find: 'if (tokens.has(nextPageToken)) throw paginationLoop(pages.length, status)',
    replace: '',
  },
  {
    rows: ['C32'],
    file: 'core/src/client/list/collect-pages.ts',
    find: 'results.length === DEFAULT_PAGE_SIZE',
    replace: 'false',
  },
  {
    rows: ['C33'],
    file: 'core/src/client/answer/api-error.ts',
    find: 'if (status >= 300 && status < 400)',
    replace: 'if (status > 300 && status < 308)',
  },
  {
    // A redirect to another server without TLS is followed, headers and all.
    rows: ['C34'],
    file: 'core/src/client/transport/undici-transport.ts',
    find: "if (!('error' in outcome)) resolve(outcome)\n",
    replace: `if (!('error' in outcome)) {
            const location = outcome.headers['location'] ?? ''
            const target = URL.canParse(location) ? new URL(location) : undefined
            const isFollowed = target?.protocol === 'http:' && target.origin !== request.origin
            if (isFollowed && request.origin.startsWith('http:')) {
              void fetch(target, { headers: request.headers }).finally(() => resolve(outcome))
            } else resolve(outcome)
          }
`,
  },
  {
    rows: ['C35'],
    file: 'core/src/client/transport/loopback.ts',
    find: '/^127\\.\\d+\\.\\d+\\.\\d+$/',
    replace: '/^127\\./',
  },
  {
    rows: ['C36'],
    file: 'core/src/client/transport/base-url.ts',
    find: " || url.password !== ''",
    replace: '',
  },
  {
    rows: ['C37'],
    file: 'core/src/client/retry/retry.ts',
    find: "return error.code !== 'host_not_found' || attempt === 1",
    replace: 'return true',
  },
  {
    // A host to which there is no way counts as one that is not known.
    rows: ['C38'],
    file: 'core/src/client/answer/connection-error.ts',
    find: "if (code === 'ENOTFOUND') {",
    replace: "if (code === 'ENOTFOUND' || code === 'EHOSTUNREACH') {",
  },
  {
    rows: ['C39'],
    file: 'core/src/client/answer/connection-error.ts',
    find: '|CERT_|',
    replace: '|',
  },
  {
    // A new connection that is reset counts as an old one.
    rows: ['C40'],
    file: 'core/src/client/transport/undici-transport.ts',
    find: 'written >= 2 * lengthOf(request)',
    replace: 'written >= lengthOf(request)',
  },
  {
    rows: ['C41'],
    file: 'core/src/client/request.ts',
    find: '{ origin, path, headers, maxBodyBytes }, limits)',
    replace:
      "{ origin, path, headers: { ...headers, ...(attempts > 1 && { range: 'bytes=0-' }) }, maxBodyBytes }, limits)",
  },
  {
    rows: ['C42'],
    file: 'core/src/client/transport/undici-transport.ts',
    find: 'let more = CONNECTIONS\n',
    replace: 'let more = 0\n',
  },
  {
    rows: ['C43'],
    file: 'core/src/client/options.ts',
    find: '?? 10_000',
    replace: '?? 30_000',
  },
  {
    // Only the first attempt is repeated when it takes too long.
    rows: ['C44'],
    file: 'core/src/client/retry/retry.ts',
    find: "return error.code === 'attempt_timed_out'",
    replace: "return error.code === 'attempt_timed_out' && attempt === 1",
  },
  {
    // An attempt whose time is over goes on, and keeps the program from ending.
    rows: ['C45', 'C49'],
    file: 'core/src/client/attempt/attempt.ts',
    find: 'abandon(new TimeIsUp())',
    replace: 'end()\n      reject(new TimeIsUp())',
  },
  {
    // All attempts share one signal.
    rows: ['C46'],
    file: 'core/src/client/attempt/cancellable-request.ts',
    find: 'const created = new AbortController()',
    replace:
      'const created = ((globalThis as { shared?: AbortController }).shared ??= new AbortController())',
  },
  {
    rows: ['C47'],
    file: 'core/src/client/request.ts',
    find: 'failures: [...failures]',
    replace: 'failures: []',
  },
  {
    // The timer of the pause stays.
    rows: ['C48'],
    file: 'core/src/client/attempt/pause.ts',
    find: '      stopTimer()\n      reject',
    replace: '      reject',
  },
  {
    // A connection that nobody waits for any more goes on opening.
    rows: ['C49'],
    file: 'core/src/client/transport/undici-transport.ts',
    find: 'for (const socket of opening) socket.destroy(GIVEN_UP)',
    replace: 'opening.clear()',
  },
  {
    rows: ['C50'],
    file: 'core/src/client/transport/skip-informational.ts',
    find: '(?!01)',
    replace: '(?!01|00)',
  },
  {
    rows: ['C51'],
    file: 'core/src/client/transport/proxy-failure.ts',
    find: '\\((\\d{3})\\)/',
    replace: '\\((5\\d\\d)\\)/',
  },
  {
    // What could have gone during the sleep goes at once.
    rows: ['C52'],
    file: 'core/src/client/pace/rate-lane.ts',
    find: 'Math.max(dueAt, now - CATCH_UP_MS)',
    replace: 'dueAt',
  },
  {
    rows: ['C52'],
    file: 'core/src/client/attempt/clock.ts',
    find: 'now: () => performance.now(),',
    replace: 'now: () => Date.now(),',
  },
  {
    rows: ['C53'],
    file: 'core/src/client/attempt/clock.ts',
    find: '2 ** 31 - 1',
    replace: 'Number.MAX_SAFE_INTEGER',
  },
  {
    rows: ['C54'],
    file: 'core/src/client/ids.ts',
    find: '[0-9a-f]{12}$/i',
    replace: '[0-9a-f]{12}/i',
  },
  {
    rows: ['C55'],
    file: 'core/src/client/access-key.ts',
    find: '(?:accesskey|bearer)',
    replace: '(?:bearer)',
  },
  {
    rows: ['C56'],
    file: 'core/src/client/list/other-messages.ts',
    find: 'names[0] === messageId && names[1] === channelId',
    replace: 'names[0] === messageId || names[1] === channelId',
  },
  {
    rows: ['C57'],
    file: 'core/src/client/request-context.ts',
    find: '`${origin} ${workspaceId.toLowerCase()}`',
    replace: 'origin',
  },
  {
    rows: ['C58'],
    file: 'core/src/client/observe/emit-attempt.ts',
    find: "harmless('observe', () => observe?.(event))",
    replace: 'observe?.(event)',
  },
]
