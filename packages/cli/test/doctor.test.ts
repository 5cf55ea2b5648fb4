import { startSandbox } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import { checkNode } from '../src/doctor/check-installation.ts'
import { folderWith } from './support/packages.ts'
import { respond, serve } from './support/server.ts'
import { CANARY, type Outcome, run } from './support/test-io.ts'

interface Report {
  readonly ok: boolean
  readonly exitCode: number
  readonly next?: string
  readonly checks: readonly {
    readonly name: string
    readonly state: string
    readonly found: string
    readonly advice: readonly string[]
  }[]
}

/** Runs `doctor --json`; gives its report and, by their names, the states of its checks. */
async function examine(
  env: Record<string, string | undefined>,
  argv: readonly string[] = [],
): Promise<{ outcome: Outcome; report: Report; states: Record<string, string> }> {
  const outcome = await run(['doctor', '--json', ...argv], { env })
  const report = JSON.parse(outcome.stdout) as Report
  const states = Object.fromEntries(report.checks.map(({ name, state }) => [name, state]))
  expect(outcome.exitCode).toBe(report.exitCode)
  expect(report.ok).toBe(report.exitCode === 0)
  for (const { state, advice } of report.checks) {
    if (state === 'failed') expect(advice.length).toBeGreaterThan(0)
  }
  return { outcome, report, states }
}

const adviceOf = ({ checks }: Report, name: string): string =>
  checks.find((check) => check.name === name)?.advice.join('\n') ?? ''

describe('doctor', () => {
  test('finds a sandbox well, with one request, and names a message of it to go on with', async () => {
    await using sandbox = await startSandbox()
    const [message] = sandbox.messages
    const env = {
      BIRD_BASE_URL: sandbox.url,
      BIRD_ACCESS_KEY: sandbox.accessKey,
      BIRD_WORKSPACE_ID: sandbox.workspaceId,
      BIRD_CHANNEL_ID: message?.channelId,
    }
    const { report, states, outcome } = await examine(env)
    expect(states).toEqual({
      Node: 'ok',
      channels: 'ok',
      settings: 'ok',
      workspace: 'ok',
      channel: 'ok',
      'access key': 'ok',
      'base URL': 'ok',
      proxy: 'ok',
      host: 'ok',
      connection: 'ok',
      TLS: 'skipped',
      request: 'ok',
      clock: 'ok',
    })
    expect(outcome.stdout).not.toContain(sandbox.accessKey)
    const { stdout } = await run(['doctor'], { env })
    expect(stdout).toContain(`All is well. Next: ${report.next}\n`)
    const argv = report.next?.split(' ').slice(1) ?? []
    expect((await run(argv, { env })).exitCode).toBe(0)
  })

  test.each([
    [401, 4, 'Bird does not know the key'],
    [403, 4, 'lacks the permission'],
    [404, 3, 'no such channel'],
    [503, 6, 'Run the same command again later'],
  ])('says what %i means, ends with %i, and asks once', async (status, exitCode, words) => {
    const server = await serve(respond(status, { code: 'Made up', message: `Not ${CANARY}.` }))
    const { outcome, report, states } = await examine({ BIRD_BASE_URL: server.url })
    await server.close()
    expect(states['request']).toBe('failed')
    expect(adviceOf(report, 'request')).toContain(words)
    expect(outcome.exitCode).toBe(exitCode)
    expect(server.requests).toHaveLength(1)
    expect(outcome.stdout + outcome.stderr).not.toContain(CANARY)
  })

  test('notices a clock that is wrong', async () => {
    const date = new Date(Date.now() - 3_600_000).toUTCString()
    const server = await serve(respond(200, { results: [] }, { date }))
    const { report, states, outcome } = await examine({ BIRD_BASE_URL: server.url })
    await server.close()
    expect(states).toMatchObject({ request: 'ok', clock: 'failed' })
    expect(report.checks.find(({ name }) => name === 'clock')?.found).toMatch(
      /3(?:599|600|601) s ahead/,
    )
    expect(outcome.exitCode).toBe(1)
  })

  test('tells a refused connection from an unknown host, and asks for no more', async () => {
    const refused = await examine({ BIRD_BASE_URL: 'http://127.0.0.1:1' })
    expect(refused.states).toMatchObject({ host: 'ok', connection: 'failed', TLS: 'skipped' })
    expect(refused.outcome.exitCode).toBe(6)
    const unknown = await examine({ BIRD_BASE_URL: 'https://nowhere.invalid' })
    expect(unknown.states).toMatchObject({ host: 'failed', connection: 'skipped', TLS: 'skipped' })
  })

  test('does not trust a certificate that nobody vouches for', async () => {
    await using sandbox = await startSandbox({ faults: ['tls=self-signed'] })
    const { states, report, outcome } = await examine({
      BIRD_BASE_URL: sandbox.url.replace('http:', 'https:'),
    })
    expect(states).toMatchObject({ connection: 'ok', TLS: 'failed', request: 'failed' })
    expect(adviceOf(report, 'TLS')).toContain('NODE_EXTRA_CA_CERTS')
    expect(outcome.exitCode).toBe(1)
  })

  test('leaves the way to a proxy, and shows neither its name nor its password', async () => {
    const { outcome, states } = await examine({
      BIRD_BASE_URL: 'https://api.example.com',
      HTTPS_PROXY: `http://user:${CANARY}@127.0.0.1:1`,
    })
    expect(outcome.stdout).toContain('127.0.0.1:1, from HTTPS_PROXY')
    expect(outcome.stdout).not.toContain(CANARY)
    expect(states).toMatchObject({ proxy: 'ok', host: 'skipped', TLS: 'skipped' })
  })

  test.each([
    [{ BIRD_WORKSPACE_ID: undefined }, 'workspace'],
    [{ BIRD_CHANNEL_ID: 'x' }, 'channel'],
    [{ BIRD_ACCESS_KEY: undefined }, 'access key'],
    [{ BIRD_ACCESS_KEY: `AccessKey ${CANARY}` }, 'access key'],
    [{ BIRD_BASE_URL: '' }, 'base URL'],
  ])('asks nothing when a setting cannot be used: %j', async (env, name) => {
    const { states, outcome } = await examine({ BIRD_BASE_URL: 'http://127.0.0.1:1', ...env })
    expect(states[name]).toBe('failed')
    if (name !== 'base URL') expect(states['request']).toBe('skipped')
    expect(outcome.stdout).not.toContain(CANARY)
    expect(outcome.exitCode).toBe(2)
  })

  test('goes on when the file of settings cannot be used', async () => {
    const home = folderWith({ 'bird-interactions/config.json': '{' })
    const { states, outcome } = await examine({ XDG_CONFIG_HOME: home })
    expect(states).toMatchObject({ Node: 'ok', settings: 'failed', workspace: 'skipped' })
    expect([1, 2]).toContain(outcome.exitCode)
  })

  test('reports channels that cannot be loaded', async () => {
    const server = await serve(respond(200, { results: [] }))
    const { states, outcome } = await examine({ BIRD_BASE_URL: server.url }, [
      '--plugin',
      './nowhere.mjs',
    ])
    await server.close()
    expect(states['channels']).toBe('failed')
    expect(outcome.exitCode).toBe(1)
  })
})

test.each([
  ['20.18.3', 'failed'],
  ['18.20.0', 'failed'],
  ['20.19.0', 'ok'],
  ['26.10.0', 'ok'],
])('Node %s is %s', (version, state) => {
  expect(checkNode(version).state).toBe(state)
})
