import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { folderWith } from './support/packages.ts'
import { respond, serve } from './support/server.ts'
import {
  CANARY,
  CHANNEL,
  MESSAGE,
  type Outcome,
  run,
  type Surroundings,
} from './support/test-io.ts'

/** Nothing listens there: a request would be exit code 6. */
const NOWHERE = { BIRD_BASE_URL: 'http://127.0.0.1:1' }

describe('the ids of list', () => {
  test.each([
    ['BIRD_WORKSPACE_ID', '--workspace-id'],
    ['BIRD_CHANNEL_ID', '--channel-id'],
  ])('without %s, the refusal names it and %s', async (variable, flag) => {
    for (const value of [undefined, '']) {
      const { exitCode, stderr } = await run(['list', MESSAGE], {
        env: { ...NOWHERE, [variable]: value },
      })
      expect(exitCode).toBe(2)
      expect(stderr).toContain(`Pass ${flag} <uuid>, or set ${variable}.`)
      expect(stderr.includes('empty')).toBe(value === '')
    }
  })

  test.each(['not-a-uuid', '..', `${CHANNEL}x`, `${CHANNEL}\n`, '%2e%2e', ` ${CHANNEL}`])(
    'refuse %j before anything is sent, and name where it came from',
    async (value) => {
      const server = await serve(respond(200, { results: [] }))
      const env = { BIRD_BASE_URL: server.url }
      const outcomes: [string, Outcome][] = [
        ['The message id', await run(['list', value], { env })],
        ['--channel-id', await run(['list', MESSAGE, '--channel-id', value], { env })],
        ['--workspace-id', await run(['list', MESSAGE, '--workspace-id', value], { env })],
        [
          'BIRD_CHANNEL_ID',
          await run(['list', MESSAGE], { env: { ...env, BIRD_CHANNEL_ID: value } }),
        ],
        [
          'BIRD_WORKSPACE_ID',
          await run(['list', MESSAGE], { env: { ...env, BIRD_WORKSPACE_ID: value } }),
        ],
      ]
      for (const [source, { exitCode, stderr }] of outcomes) {
        expect(stderr).toMatch(new RegExp(`^error: ${source} is not a UUID`))
        expect(exitCode).toBe(2)
      }
      expect(server.requests).toEqual([])
      await server.close()
    },
  )

  test('do not repeat a key that landed in the wrong place', async () => {
    const swapped = { BIRD_ACCESS_KEY: CHANNEL, BIRD_WORKSPACE_ID: CANARY }
    const { exitCode, stderr } = await run(['list', MESSAGE], { env: { ...NOWHERE, ...swapped } })
    expect(exitCode).toBe(2)
    expect(stderr).not.toContain(CANARY)
  })

  test('a flag wins over its variable', async () => {
    const server = await serve(respond(200, { results: [] }))
    const other = '00000000-0000-4000-8000-00000000abcd'
    await run(
      ['list', MESSAGE, '--workspace-id', other, '--channel-id', other, '--base-url', server.url],
      { env: NOWHERE },
    )
    expect(server.requests).toEqual([
      `/workspaces/${other}/channels/${other}/messages/${MESSAGE}/interactions`,
    ])
    await server.close()
  })
})

describe('the access key', () => {
  /** The authorization header that arrives. */
  async function sentKey(argv: readonly string[], surroundings: Surroundings): Promise<string> {
    let header = ''
    const server = await serve((response) => {
      header = response.req.headers.authorization ?? ''
      respond(200, { results: [] })(response)
    })
    const outcome = await run(['list', MESSAGE, '--base-url', server.url, ...argv], surroundings)
    await server.close()
    expect(outcome.exitCode).toBe(0)
    expect(outcome.stdout + outcome.stderr).not.toContain(CANARY)
    return header
  }

  test('comes from the variable', async () => {
    expect(await sentKey([], {})).toBe(`AccessKey ${CANARY}`)
  })

  test.each(['', '\n', '\r\n'])('comes from a file that ends with %j', async (end) => {
    const cwd = folderWith({ key: CANARY + end })
    const env = { BIRD_ACCESS_KEY: 'another' }
    expect(await sentKey(['--access-key-file', 'key'], { cwd, env })).toBe(`AccessKey ${CANARY}`)
    expect(await sentKey([`--access-key-file=${join(cwd, 'key')}`], {})).toBe(`AccessKey ${CANARY}`)
  })

  test('comes through standard input', async () => {
    const stdin = [CANARY.slice(0, 4), `${CANARY.slice(4)}\n`]
    expect(await sentKey(['--access-key-file', '-'], { stdin })).toBe(`AccessKey ${CANARY}`)
  })

  test('is asked for in safe ways when there is none', async () => {
    for (const value of [undefined, '']) {
      const { exitCode, stderr } = await run(['list', MESSAGE], {
        env: { ...NOWHERE, BIRD_ACCESS_KEY: value },
      })
      expect(exitCode).toBe(2)
      expect(stderr).toContain('BIRD_ACCESS_KEY')
      expect(stderr).toContain('--access-key-file <path>')
      expect(stderr).toContain('--access-key-file -')
      expect(stderr).toContain('bird-interactions config init')
    }
  })

  test.each([
    ['--access-key', CANARY],
    [`--access-key=${CANARY}`],
    ['--key', CANARY],
    [`--key=${CANARY}`],
    [`--api-key=${CANARY}`],
    ['--token', CANARY],
    [`--acess-key=${CANARY}`],
    [`--access-key-fil=${CANARY}`],
    [`-k${CANARY}`],
    ['-k', CANARY],
  ])('is refused as an argument and not repeated: %s', async (...flag) => {
    for (const argv of [
      ['list', MESSAGE, ...flag],
      [...flag, 'list', MESSAGE],
      ['decode', ...flag],
      flag,
    ]) {
      const { exitCode, stdout, stderr } = await run(argv, { env: NOWHERE })
      expect(exitCode).toBe(2)
      expect(stdout + stderr).not.toContain(CANARY)
    }
  })

  test('is refused as an argument with the safe ways', async () => {
    const { stderr } = await run(['list', MESSAGE, '--access-key', CANARY])
    expect(stderr).toContain('never an argument (--access-key)')
    expect(stderr).toContain('--access-key-file <path>')
  })

  test('is not repeated where it was passed in place of a file', async () => {
    const { exitCode, stderr } = await run(['list', MESSAGE, '--access-key-file', CANARY])
    expect(stderr).not.toContain(CANARY)
    expect(stderr).toContain('does not exist')
    expect(exitCode).toBe(1)
  })

  test('is not read from a file that cannot be read', async () => {
    const cwd = folderWith({ 'folder/file': '' })
    for (const [file, problem] of [
      ['./folder', 'is a folder'],
      ['./nowhere', 'does not exist'],
    ] as const) {
      const { exitCode, stderr } = await run(['list', MESSAGE, '--access-key-file', file], { cwd })
      expect(stderr).toContain(`${file} ${problem}`)
      expect(exitCode).toBe(1)
    }
  })

  test('is not read from an empty file or input', async () => {
    const cwd = folderWith({ empty: '\n' })
    const file = await run(['list', MESSAGE, '--access-key-file', 'empty'], { cwd })
    const input = await run(['list', MESSAGE, '--access-key-file', '-'])
    for (const { exitCode, stderr } of [file, input]) {
      expect(stderr).toContain('empty')
      expect(exitCode).toBe(2)
    }
  })

  test('is not typed where it would be shown', async () => {
    const { exitCode, stderr } = await run(['list', MESSAGE, '--access-key-file', '-'], {
      stdinIsTerminal: true,
    })
    expect(stderr).toContain('terminal')
    expect(exitCode).toBe(2)
  })

  test.each([`AccessKey ${CANARY}`, `${CANARY} x`, `${CANARY}\u00e9`])(
    'is refused without being shown when a header cannot hold it',
    async (key) => {
      const { exitCode, stderr } = await run(['list', MESSAGE], {
        env: { ...NOWHERE, BIRD_ACCESS_KEY: key },
      })
      expect(stderr).toContain('The key came from BIRD_ACCESS_KEY')
      expect(stderr).not.toContain(CANARY)
      expect(exitCode).toBe(2)
    },
  )
})

describe('the base URL', () => {
  test.each(['nonsense', 'http://api.bird.com', 'https://user:pass@api.bird.com', 'ftp://x'])(
    'is refused as %s, with where it came from',
    async (url) => {
      const flag = await run(['list', MESSAGE, '--base-url', url])
      const variable = await run(['list', MESSAGE], { env: { BIRD_BASE_URL: url } })
      expect(flag.stderr).toContain('The base URL came from --base-url.')
      expect(variable.stderr).toContain('The base URL came from BIRD_BASE_URL.')
      expect([flag.exitCode, variable.exitCode]).toEqual([2, 2])
    },
  )
})

test('--as of a channel that was not found names those that were', async () => {
  const { exitCode, stderr } = await run(['list', MESSAGE, '--as', 'pigeon'], { env: NOWHERE })
  expect(stderr).toContain('--as pigeon')
  expect(stderr).toMatch(/Known are: (?:[a-z-]+, )*rcs, (?:[a-z-]+, )*whatsapp/)
  expect(exitCode).toBe(2)
})

test('--raw needs a format that can hold it', async () => {
  const { exitCode, stderr } = await run(['list', MESSAGE, '--raw'], { env: NOWHERE })
  expect(stderr).toContain('--json')
  expect(exitCode).toBe(2)
})

test('--json and another format exclude each other', async () => {
  const { exitCode } = await run(['list', MESSAGE, '--json', '--format', 'csv'], { env: NOWHERE })
  expect(exitCode).toBe(2)
})

test('settings are never read from a file in the working folder', async () => {
  const cwd = folderWith({})
  writeFileSync(join(cwd, '.env'), `BIRD_ACCESS_KEY=${CANARY}\n`)
  const { exitCode } = await run(['list', MESSAGE], { cwd, env: { BIRD_ACCESS_KEY: undefined } })
  expect(exitCode).toBe(2)
})
