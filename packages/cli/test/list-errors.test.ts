import { startSandbox } from '@bird-interactions/sandbox'
import type { ServerResponse } from 'node:http'

import { describe, expect, test } from 'vitest'

import { HOSTILE, UNSAFE_FOR_TERMINALS } from './support/hostile.ts'
import { respond, serve } from './support/server.ts'
import { CANARY, CHANNEL, MESSAGE, type Outcome, run, WORKSPACE } from './support/test-io.ts'

async function listFrom(
  answer: (response: ServerResponse) => void,
  argv: readonly string[] = [],
): Promise<Outcome> {
  const server = await serve(answer)
  try {
    return await run(['list', MESSAGE, ...argv], { env: { BIRD_BASE_URL: server.url } })
  } finally {
    await server.close()
  }
}

const error = { code: 'SomeCode', message: 'words of the server' }

const CASES: readonly [string, (response: ServerResponse) => void, number, readonly string[]][] = [
  ['400', respond(400, error), 1, ['400', MESSAGE, 'words of the server']],
  [
    '401',
    respond(401, error),
    4,
    ['401', 'The key came from BIRD_ACCESS_KEY', '--access-key-file'],
  ],
  ['403', respond(403, error), 4, ['403', 'access policy', 'BIRD_WORKSPACE_ID']],
  [
    '404',
    respond(404, error),
    3,
    ['404', 'does not know', 'did not pass', MESSAGE, CHANNEL, WORKSPACE, 'from BIRD_CHANNEL_ID'],
  ],
  ['422', respond(422, { ...error, details: { '.id': ['Invalid'] } }), 1, ['422', 'Invalid']],
  ['429', respond(429, error), 6, ['429', 'rate limit', 'later']],
  ['500', respond(500, 'oops'), 6, ['500', 'later']],
  ['503', respond(503, ''), 6, ['503', 'later']],
  [
    '302',
    respond(302, '', { location: 'https://login.example.com/' }),
    5,
    ['302', 'login.example.com'],
  ],
  [
    'HTML',
    respond(200, '<html><title>Sign in</title></html>', { 'content-type': 'text/html' }),
    5,
    ['not JSON', 'Sign in', 'The base URL came from BIRD_BASE_URL'],
  ],
  ['an empty body', respond(200, ''), 5, ['no content', 'BIRD_BASE_URL']],
  ['JSON that is cut', respond(200, '{"results": [{"id"'), 5, ['cut']],
  ['JSON that is no list', respond(200, '{}'), 5, ['not the documented list']],
  [
    'a list that goes in circles',
    respond(200, { results: [], nextPageToken: 'again' }),
    5,
    ['in circles', 'BIRD_BASE_URL'],
  ],
  ['a list of another name', respond(200, '[]'), 5, ['not the documented list']],
]

describe('list, when Bird does not answer as documented,', () => {
  test.each(CASES)('explains %s', async (_, answer, exitCode, words) => {
    const outcome = await listFrom(answer)
    expect(outcome.exitCode).toBe(exitCode)
    expect(outcome.stdout).toBe('')
    for (const word of words) expect(outcome.stderr).toContain(word)
    expect(outcome.stderr).toMatch(/^error: /)
    expect(outcome.stderr).not.toMatch(/No interactions|\n\s+at /)
    expect(outcome.stderr).not.toContain(CANARY)
  })

  test('has a message of its own for each', async () => {
    const messages = new Set<string>()
    for (const [, answer] of CASES) {
      const { stderr } = await listFrom(answer)
      messages.add(stderr.replaceAll(/\d+/g, ''))
    }
    // The two that are no list differ in what they are instead.
    expect(messages.size).toBe(CASES.length)
  })

  test('explains a refused connection', async () => {
    const server = await serve(respond(200, ''))
    await server.close()
    const { exitCode, stdout, stderr } = await run(['list', MESSAGE, '--base-url', server.url])
    expect(exitCode).toBe(6)
    expect(stdout).toBe('')
    expect(stderr).toContain('ECONNREFUSED')
    expect(stderr).toContain('The base URL came from --base-url.')
    expect(stderr).not.toContain(CANARY)
  })

  test('explains a connection that breaks in the middle of the answer', async () => {
    const { exitCode } = await listFrom((response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"results"')
      setImmediate(() => response.destroy())
    })
    expect(exitCode).toBe(6)
  })

  test('tells a key without the permission from a wrong one', async () => {
    await using sandbox = await startSandbox()
    const [message] = sandbox.messages
    const withKey = (key: string): Promise<Outcome> =>
      run(['list', message?.id ?? '', '--channel-id', message?.channelId ?? ''], {
        env: {
          BIRD_BASE_URL: sandbox.url,
          BIRD_ACCESS_KEY: key,
          BIRD_WORKSPACE_ID: sandbox.workspaceId,
        },
      })
    const wrong = await withKey(CANARY)
    const forbidden = await withKey(sandbox.accessKeyWithoutPermission)
    expect(wrong.stderr).toContain('401')
    expect(forbidden.stderr).toContain('403')
    expect([wrong.exitCode, forbidden.exitCode]).toEqual([4, 4])
  })

  test.each(Object.entries(HOSTILE))(
    'shows %s in an error without obeying it',
    async (_, hostile) => {
      for (const status of [400, 404, 500]) {
        const { stderr } = await listFrom(
          respond(status, {
            code: `C${hostile}`,
            message: hostile,
            details: { [hostile]: hostile },
          }),
        )
        expect(stderr).not.toMatch(UNSAFE_FOR_TERMINALS)
      }
      const page = await listFrom(respond(200, `<html>${hostile}</html>`))
      expect(page.stderr).not.toMatch(UNSAFE_FOR_TERMINALS)
    },
  )

  test('does not repeat a key that the server repeats', async () => {
    for (const status of [200, 401, 500]) {
      const { stderr } = await listFrom(respond(status, `<p>${CANARY}</p>`, { 'x-key': CANARY }))
      expect(stderr).not.toContain(CANARY)
    }
  })
})
