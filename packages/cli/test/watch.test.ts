import type { ServerResponse } from 'node:http'

import { afterEach, describe, expect, test } from 'vitest'

import type { StopSignal } from '../src/io.ts'
import { respond, serve, type TestServer } from './support/server.ts'
import { MESSAGE, type Outcome, run, type Surroundings } from './support/test-io.ts'
import { wire } from './support/wire.ts'

const OTHER = '30000000-0000-4000-8000-000000000003'

type Answer = (response: ServerResponse) => void

const of = (...ids: readonly string[]): Answer =>
  respond(200, { results: ids.map((id) => wire({ id })) })

const later = (headers = {}): Answer => respond(503, { code: 'Later', message: 'later' }, headers)

let server: TestServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

interface Watched extends Outcome {
  /** What stood on stdout at the end of each look. */
  readonly looks: readonly string[]
  /** How long the pauses were, in milliseconds. */
  readonly pauses: readonly number[]
}

/** Watches a server whose looks give these answers, then stops; attempts that the client repeats get the same one. */
async function watch(
  answers: readonly Answer[],
  argv: readonly string[] = [],
  surroundings: Surroundings & { readonly signal?: StopSignal } = {},
): Promise<Watched> {
  const pauses: number[] = []
  const looks: string[] = []
  let stdout = ''
  let stop: (signal: StopSignal) => void = () => {}
  server = await serve((response) => {
    answers[pauses.length]?.(response)
  })
  const flags = ['--format', 'ndjson', ...argv]
  const outcome = await run(['list', MESSAGE, '--watch', '--base-url', server.url, ...flags], {
    ...surroundings,
    onStdout: (text) => (stdout += text),
    untilStopped: () =>
      new Promise((resolve) => {
        stop = resolve
      }),
    pause: async (milliseconds, signal) => {
      pauses.push(milliseconds)
      looks.push(stdout)
      stdout = ''
      if (pauses.length < answers.length) return
      stop(surroundings.signal ?? 'SIGINT')
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve()
        })
      })
    },
  })
  return { ...outcome, looks, pauses }
}

const idsIn = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { id: unknown }).id)

describe('list --watch', () => {
  test('prints what is new at each look, each interaction once, and pauses five seconds between', async () => {
    const { looks, pauses, stderr } = await watch([
      of(),
      of('a', 'b'),
      of('a', 'b'),
      of('b', 'c', 'a'),
    ])
    expect(looks.map(idsIn)).toEqual([[], ['a', 'b'], [], ['c']])
    expect(pauses).toEqual([5000, 5000, 5000, 5000])
    expect(stderr).toBe('Watching 1 message, every 5 s. Press Ctrl-C to stop.\n')
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends on %s with %d', async (signal, exitCode) => {
    expect((await watch([of('a')], [], { signal })).exitCode).toBe(exitCode)
  })

  test('keeps the pace that it is given', async () => {
    expect((await watch([of(), of()], ['--interval', '1.5'])).pauses).toEqual([1500, 1500])
  })

  test('makes its pauses longer while failures are temporary, says so, and comes back to its pace', async () => {
    const { looks, pauses, stderr } = await watch([
      of('a'),
      later(),
      later(),
      of('a', 'b'),
      later(),
    ])
    expect(looks.map(idsIn)).toEqual([['a'], [], [], ['b'], []])
    expect(pauses).toEqual([5000, 10_000, 20_000, 5000, 10_000])
    expect(stderr.match(/^note: .*503.* Asking again in \d+ s\.$/gm)).toHaveLength(3)
  })

  test('comes back no sooner than it is asked to', async () => {
    const throttled = respond(429, { code: 'Slow', message: 'slow' }, { 'retry-after': '300' })
    const { pauses } = await watch([throttled])
    expect(pauses[0]).toBeGreaterThanOrEqual(300_000)
  })

  test('does not make pauses longer than two minutes by itself', async () => {
    const { pauses } = await watch(Array.from({ length: 7 }, () => later()))
    expect(pauses.at(-1)).toBe(120_000)
  })

  test.each([
    [401, 4],
    [403, 4],
    [404, 3],
    [400, 1],
  ])('ends on %d with %d', async (status, exitCode) => {
    const outcome = await watch([of('a'), respond(status, {}), of('b')])
    expect(outcome.stderr).toMatch(/\nerror: /)
    expect(outcome.exitCode).toBe(exitCode)
    expect(outcome.pauses).toHaveLength(1)
  })

  test('of several messages leaves out one that fails for good, and ends when none is left', async () => {
    server = await serve((response) => {
      respond(404, {})(response)
    })
    const { exitCode, stderr } = await run(
      ['list', MESSAGE, OTHER, '--watch', '--base-url', server.url],
      { untilStopped: () => new Promise(() => {}) },
    )
    expect(stderr.match(/^problem: message .*404/gm)).toHaveLength(2)
    expect(exitCode).toBe(1)
  })

  test('says what is wrong with a list once', async () => {
    const broken = respond(200, { results: [wire({ id: 'a' }), { id: 'b' }] })
    const { stderr } = await watch([broken, broken, broken])
    expect(stderr.match(/^problem: /gm)).toHaveLength(1)
  })

  test('prints a table whose header comes once, with rows that stay in their columns', async () => {
    const { looks } = await watch([of('a'), of('a', 'b')], ['--format', 'table'])
    const [header = '', first = ''] = looks[0]?.split('\n') ?? []
    expect(looks[1]).toBe(`${first}\n`)
    expect(first.indexOf('+44')).toBe(header.indexOf('WHO'))
  })

  test('prints a JSON array that is whole when it ends', async () => {
    const { stdout } = await watch([of('a'), of('a', 'b')], ['--format', 'json'])
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('refuses CSV without fields, whose columns it cannot know', async () => {
    const { exitCode, stderr } = await run(['list', MESSAGE, '--watch', '--format', 'csv'])
    expect(stderr).toContain('--fields')
    expect(exitCode).toBe(2)
    const { looks } = await watch([of('a'), of('a', 'b')], ['--format', 'csv', '--fields', 'id'])
    expect(looks).toEqual(['id\na\n', 'b\n'])
  })

  test('alone has an interval', async () => {
    const { exitCode, stderr } = await run(['list', MESSAGE, '--interval', '3'])
    expect(stderr).toContain('--watch')
    expect(exitCode).toBe(2)
  })
})
