import type { ServerResponse } from 'node:http'

import { afterEach, describe, expect, test } from 'vitest'

import { respond, serve, type TestServer } from './support/server.ts'
import { type Outcome, run, type Surroundings } from './support/test-io.ts'
import { wire } from './support/wire.ts'

const [A, B, C] = ['a', 'b', 'c'].map(
  (digit) => `${digit}0000000-0000-4000-8000-00000000000${digit}`,
) as [string, string, string]

let server: TestServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

type Answer = (response: ServerResponse) => void

/** A list with one interaction of that message. */
const one = (messageId: string): Answer =>
  respond(200, { results: [wire({ id: `of ${messageId}`, messageId })] })

const missing = respond(404, { code: 'NotFound', message: 'words of the server' })

async function list(
  argv: readonly string[],
  answers: Readonly<Record<string, Answer>> = {},
  surroundings: Surroundings = {},
): Promise<Outcome> {
  server = await serve((response, path) => {
    const id = /messages\/([^/]+)/.exec(path)?.[1] ?? ''
    const answer = answers[id] ?? one(id)
    answer(response)
  })
  return run(['list', '--base-url', server.url, ...argv], surroundings)
}

const messagesIn = ({ stdout }: Outcome): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { messageId: unknown }).messageId)

describe('several messages', () => {
  test('are listed in the order of their ids, whichever answers first', async () => {
    const slow: Answer = (response) => {
      setTimeout(() => {
        one(A)(response)
      }, 50)
    }
    const outcome = await list([A, B, C, '--format', 'ndjson'], { [A]: slow })
    expect(messagesIn(outcome)).toEqual([A, B, C])
    expect(outcome.stderr).toBe('')
    expect(outcome.exitCode).toBe(0)
  })

  test('have a column of their own in the table, which a single one has not', async () => {
    const several = await list([A, B])
    expect(several.stdout).toMatch(new RegExp(`^MESSAGE .*\n${A}  2024`))
    await server?.close()
    expect((await list([A])).stdout).toMatch(/^TIME /)
  })

  test.each([
    ['in lines', `${A}\n${B}\n`],
    ['with CRLF, a byte order mark, blanks and no end', `\ufeff${A}\r\n\r\n  ${B}\t\r\n \n${A}`],
    ['twice in another case', `${A}\n${B}\n${B.toUpperCase()}\n`],
  ])('come through standard input %s, each asked for once', async (_, stdin) => {
    const outcome = await list(['-', '--format', 'ndjson'], {}, { stdin })
    expect(messagesIn(outcome)).toEqual([A, B])
    expect(server?.requests).toHaveLength(2)
    expect(outcome.exitCode).toBe(0)
  })

  test('come through standard input when no id is given and something is piped in', async () => {
    const outcome = await list(['--format', 'ndjson'], {}, { stdin: `${A}\n` })
    expect(messagesIn(outcome)).toEqual([A])
  })

  test('come from arguments and standard input together', async () => {
    const outcome = await list([C, '-', A, '--format', 'ndjson'], {}, { stdin: `${A}\n${B}` })
    expect(messagesIn(outcome)).toEqual([C, A, B])
  })

  test('that fail are named with their id, one line each, and the others are listed', async () => {
    const outcome = await list([A, B, C, '--format', 'ndjson'], { [B]: missing })
    expect(messagesIn(outcome)).toEqual([A, C])
    expect(outcome.stderr).toMatch(new RegExp(`^problem: message ${B}: [^\n]*404[^\n]*\n$`))
    expect(outcome.exitCode).toBe(1)
  })

  test('that all fail alike give the exit code of that failure', async () => {
    const { exitCode, stderr } = await list([A, B], { [A]: missing, [B]: missing })
    expect(stderr.split('\n')).toHaveLength(3)
    expect(exitCode).toBe(3)
  })

  test('that all fail in different ways give exit code 1', async () => {
    const { exitCode } = await list([A, B], { [A]: missing, [B]: respond(400, {}) })
    expect(exitCode).toBe(1)
  })

  test('of which one fails alone is an error with what to do', async () => {
    const { exitCode, stderr } = await list([A], { [A]: missing })
    expect(stderr).toMatch(/^error: .*404/)
    expect(stderr).toContain(`message   ${A}`)
    expect(exitCode).toBe(3)
  })

  test('end at once when the key is refused', async () => {
    const refused = respond(401, {})
    const { exitCode, stderr } = await list([A, B], { [A]: refused, [B]: refused })
    expect(stderr).toMatch(/^error: /)
    expect(stderr).toContain('The key came from BIRD_ACCESS_KEY')
    expect(exitCode).toBe(4)
  })

  test('lines that are no ids are named by their number and not repeated, and the others are listed', async () => {
    const outcome = await list(['--format', 'ndjson'], {}, { stdin: `${A}\nsecret-thing\n${B}` })
    expect(messagesIn(outcome)).toEqual([A, B])
    expect(outcome.stderr).toBe('problem: line 2 of standard input is not a UUID.\n')
    expect(outcome.exitCode).toBe(1)
  })

  test.each([
    ['', 'There is no message id'],
    ['\n \n', 'There is no message id'],
    ['x', 'line 1 of standard input is not a UUID'],
  ])('%j through standard input is wrong usage', async (stdin, words) => {
    const { exitCode, stderr } = await list([], {}, { stdin })
    expect(stderr).toContain(words)
    expect(server?.requests).toEqual([])
    expect(exitCode).toBe(2)
  })

  test('are not waited for where somebody would have to type them', async () => {
    const { exitCode, stderr } = await list([], {}, { stdinIsTerminal: true })
    expect(stderr).toMatch(/^Examples?:\n {2}bird-interactions list/)
    expect(exitCode).toBe(2)
  })

  test('and the key cannot both come through standard input', async () => {
    const { exitCode, stderr } = await list(['-', '--access-key-file', '-'], {}, { stdin: A })
    expect(stderr).toContain('cannot give both')
    expect(exitCode).toBe(2)
  })

  test('without interactions are counted', async () => {
    const none = respond(200, { results: [] })
    const { exitCode, stderr } = await list([A, B, C], { [A]: none, [C]: none })
    expect(stderr).toBe("No interactions yet: Bird's list is empty for 2 of 3 messages.\n")
    expect(exitCode).toBe(0)
  })
})

describe('--timeout', () => {
  const never: Answer = () => {}

  test('ends the wait for one message', async () => {
    const started = performance.now()
    const { exitCode, stderr } = await list([A, '--timeout', '0.2'], { [A]: never })
    expect(performance.now() - started).toBeLessThan(2000)
    expect(stderr).toMatch(/^error: /)
    expect(exitCode).toBe(6)
  })

  test('ends the wait for several, and what has come is listed', async () => {
    // Many more than are asked for at a time: each by itself would wait as long.
    const ids = Array.from({ length: 400 }, (_, index) => A.replace(/...$/, String(index + 100)))
    const started = performance.now()
    const answers = Object.fromEntries(ids.slice(1).map((id) => [id, never]))
    const outcome = await list([...ids, '--timeout', '0.2', '--format', 'ndjson'], answers)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(messagesIn(outcome)).toEqual([ids[0]])
    expect(outcome.stderr.match(/^problem: message /gm)).toHaveLength(399)
    expect(outcome.stderr).toContain('No answer within the time that --timeout allows.')
    expect(outcome.exitCode).toBe(1)
  })
})

describe('names of fields behind --json', () => {
  test('that do not exist are refused with those that do', async () => {
    const { exitCode, stderr } = await list([A, '--json', 'badField'])
    expect(stderr).toMatch(/no field badField\.\n {2}Known are: id, messageId, /)
    expect(exitCode).toBe(2)
  })

  test('that exist are refused with the flag for them', async () => {
    const { exitCode, stderr } = await list([A, '--json', 'id,details.card'])
    expect(stderr).toContain('pass --json --fields id,details.card')
    expect(exitCode).toBe(2)
  })
})
