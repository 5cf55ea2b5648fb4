import { randomUUID } from 'node:crypto'

import { startSandbox } from '@bird-interactions/sandbox'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { folderWith } from './support/packages.ts'
import { respond, serve } from './support/server.ts'
import {
  CHANNEL,
  MESSAGE,
  type Outcome,
  run,
  type Surroundings,
  WORKSPACE,
} from './support/test-io.ts'

/** Another one each run, so that no code can know it. */
const key = `canary-${randomUUID()}`

/** The ways in which text can hold the key without its letters standing side by side. */
const disguises = [
  key,
  encodeURIComponent(`AccessKey ${key}`),
  Buffer.from(key).toString('base64').replaceAll('=', ''),
  Buffer.from(`AccessKey ${key}`).toString('base64').replaceAll('=', ''),
  Buffer.from(key).toString('hex'),
]

let outcome: Outcome
async function runWithKey(argv: readonly string[], surroundings: Surroundings = {}): Promise<void> {
  const env = { BIRD_ACCESS_KEY: key, ...surroundings.env }
  outcome = await run(argv, { ...surroundings, env })
}

afterEach(() => {
  vi.unstubAllEnvs()
  const written = outcome.stdout + outcome.stderr
  expect(written).not.toBe('')
  for (const disguise of disguises) expect(written).not.toContain(disguise)
})

describe('no output of the command holds the access key', () => {
  test.each(['table', 'json', 'ndjson', 'csv'])('when a list is printed as %s', async (format) => {
    await using sandbox = await startSandbox({ accessKey: key })
    const [message] = sandbox.messages
    await runWithKey(['list', message?.id ?? '', '--base-url', sandbox.url, '--format', format], {
      env: { BIRD_WORKSPACE_ID: sandbox.workspaceId, BIRD_CHANNEL_ID: message?.channelId },
    })
    expect(outcome.exitCode).toBe(0)
  })

  test.each([
    'status=400',
    'status=401',
    'status=403',
    'status=404',
    'status=418',
    'status=429,retry-after=3600',
    'status=503,html',
    'redirect=302',
    'html',
    'empty',
    'body=[]',
    'body={"results":{}}',
    'truncated=5',
    'charset=invalid-utf-8',
    'encodings=gzip',
    'chunked-without-end',
    'close=before-headers',
    'reset=100',
    'tls=self-signed',
    'tls=plain',
    'malformed=no-http',
  ])('when the server answers with the fault %s', async (fault) => {
    await using sandbox = await startSandbox({ accessKey: key, faults: [fault] })
    const [message] = sandbox.messages
    await runWithKey(['list', message?.id ?? '', '--base-url', sandbox.url], {
      env: { BIRD_WORKSPACE_ID: sandbox.workspaceId, BIRD_CHANNEL_ID: message?.channelId },
    })
    expect(outcome.exitCode).not.toBe(0)
  })

  test.each([
    ['a body that is no JSON', 200, `<p>${key}</p>`],
    ['a body that breaks off', 200, `{"results":["${key}`],
    ['an error', 401, { code: 'Unauthorized', message: `No key "AccessKey ${key}" here.` }],
    ['an error of details', 422, { code: 'Invalid', details: { [key]: [`${key} is wrong`] } }],
    ['an error that is no JSON', 500, `AccessKey ${key}`],
    ['a redirect', 307, ''],
  ])('when the server repeats it in %s, and in its headers', async (_what, status, body) => {
    const headers = { location: `/?key=${key}`, 'x-request-id': key, 'www-authenticate': key }
    const server = await serve(respond(status, body, headers))
    await runWithKey(['list', MESSAGE, '--base-url', server.url])
    await server.close()
    expect(outcome.exitCode).not.toBe(0)
  })

  test.each<[string, string[], Surroundings]>([
    ['in the place of the message', ['list', key], {}],
    ['in the place of the workspace', ['list', MESSAGE, '--workspace-id', key], {}],
    ['in the variable of the channel', ['list', MESSAGE], { env: { BIRD_CHANNEL_ID: key } }],
    ['as a flag', ['list', MESSAGE, `--access-key=${key}`], {}],
    ['as a flag that does not exist', ['list', MESSAGE, `--bird-key=${key}`], {}],
    ['in the base URL', ['list', MESSAGE, '--base-url', `https://user:${key}@localhost`], {}],
    ['with a blank in it', ['list', MESSAGE], { env: { BIRD_ACCESS_KEY: `${key} ${key}` } }],
    ['with its scheme', ['list', MESSAGE], { env: { BIRD_ACCESS_KEY: `AccessKey ${key}` } }],
  ])('when it is %s', async (_where, argv, { env = {} }) => {
    await runWithKey(argv, {
      env: { BIRD_WORKSPACE_ID: WORKSPACE, BIRD_CHANNEL_ID: CHANNEL, ...env },
    })
    expect(outcome.exitCode).not.toBe(0)
  })

  test('when it stands in the proxy of the environment', async () => {
    vi.stubEnv('HTTPS_PROXY', `http://user:${key}@127.0.0.1:1`)
    await runWithKey(['list', MESSAGE, '--base-url', 'https://api.example.com'])
    expect(outcome.stderr).toContain('127.0.0.1:1')
    expect(outcome.exitCode).not.toBe(0)
  })

  test('when a plugin fails with it', async () => {
    const cwd = folderWith({
      'plugin.mjs': `throw new Error('out of order: ' + ${JSON.stringify(key)})\n`,
    })
    await runWithKey(['channels', '--plugin', './plugin.mjs'], { cwd })
    expect(outcome.stderr).toContain('out of order')
  })

  test.each([['channels'], ['--help'], ['list', '--help'], ['--version'], ['nonsense']])(
    'when it only stands in the environment: %s',
    async (...argv) => {
      await runWithKey(argv)
    },
  )
})
