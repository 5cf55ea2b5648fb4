import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { folderWith, writeFiles } from './support/packages.ts'
import { respond, serve } from './support/server.ts'
import { CANARY, CHANNEL, MESSAGE, type Outcome, run, WORKSPACE } from './support/test-io.ts'

const OTHER = '00000000-0000-4000-8000-00000000abcd'
const FILE = 'bird-interactions/config.json'

/** A home for settings with this file, which nobody else can read. */
function homeWith(config: unknown): string {
  const home = folderWith({})
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  writeFiles(home, { [FILE]: text })
  chmodSync(join(home, FILE), 0o600)
  return home
}

/** An environment without settings, but for a home. */
function bare(
  home: string,
  env: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  return {
    BIRD_ACCESS_KEY: undefined,
    BIRD_WORKSPACE_ID: undefined,
    BIRD_CHANNEL_ID: undefined,
    XDG_CONFIG_HOME: home,
    ...env,
  }
}

const profile = { workspaceId: WORKSPACE, channelId: CHANNEL, accessKey: CANARY }

/** The settings that `config list` tells, by their names. */
async function listed(
  argv: readonly string[],
  env: Record<string, string | undefined>,
  cwd = '/',
): Promise<Record<string, { value?: string; source?: string }>> {
  const { stdout, stderr } = await run(['config', 'list', '--json', ...argv], { env, cwd })
  expect(stderr).toBe('')
  const settings = JSON.parse(stdout) as { setting: string; value?: string; source?: string }[]
  return Object.fromEntries(settings.map(({ setting, ...rest }) => [setting, rest]))
}

describe('a profile', () => {
  test('is all that a request needs', async () => {
    let header: string | undefined
    const server = await serve((response) => {
      header = response.req.headers.authorization
      respond(200, { results: [] })(response)
    })
    const home = homeWith({ profiles: { default: { ...profile, baseUrl: server.url } } })
    const { exitCode } = await run(['list', MESSAGE], { env: bare(home) })
    await server.close()
    expect(exitCode).toBe(0)
    expect(server.requests[0]).toContain(`/workspaces/${WORKSPACE}/channels/${CHANNEL}/`)
    expect(header).toBe(`AccessKey ${CANARY}`)
  })

  test('is that of --profile, of BIRD_PROFILE, of the env file, the default of the file, or default', async () => {
    const named = (name: string): object => ({ [name]: { channelId: OTHER } })
    const profiles = Object.assign(
      {},
      ...['flag', 'variable', 'file', 'own', 'default'].map(named),
    ) as object
    const home = homeWith({ defaultProfile: 'own', profiles })
    const cwd = folderWith({ '.env': 'BIRD_PROFILE=file\n' })
    const env = bare(home, { BIRD_PROFILE: 'variable' })
    const envFile = ['--env-file', '.env']
    const nameOf = async (...args: Parameters<typeof listed>): Promise<string | undefined> =>
      (await listed(...args))['profile']?.value
    expect(await nameOf(['--profile', 'flag', ...envFile], env, cwd)).toBe('flag')
    expect(await nameOf(envFile, env, cwd)).toBe('variable')
    expect(await nameOf(envFile, bare(home), cwd)).toBe('file')
    expect(await nameOf([], bare(home), cwd)).toBe('own')
    expect(await nameOf([], bare(homeWith({ profiles })))).toBe('default')
    expect(await nameOf([], bare(folderWith({})))).toBeUndefined()
  })

  test.each([
    [['--profile', 'shpo'], {}, '--profile names the profile "shpo"'],
    [[], { BIRD_PROFILE: 'shpo' }, 'BIRD_PROFILE names the profile "shpo"'],
  ])('that does not exist is refused, with who named it: %j %j', async (argv, env, words) => {
    const home = homeWith({ profiles: { shop: profile, tests: {} } })
    const outcome = await run(['list', MESSAGE, ...argv], { env: bare(home, env) })
    expect(outcome.stderr).toContain(`${words}, which does not exist. Did you mean "shop"?`)
    expect(outcome.stderr).toContain('Known are: shop, tests.')
    expect(outcome.exitCode).toBe(2)
  })

  test('named like a member of all objects does not exist', async () => {
    const env = bare(homeWith({ profiles: { shop: profile } }))
    const { exitCode } = await run(['config', 'list', '--profile', 'constructor'], { env })
    expect(exitCode).toBe(2)
  })

  test('is one: two of them are refused', async () => {
    const env = bare(homeWith({ profiles: { shop: profile, tests: profile } }))
    const argv = ['list', MESSAGE, '--profile', 'shop', '--profile', 'tests']
    const { exitCode, stderr } = await run(argv, { env })
    expect(stderr).toContain('--profile names "shop" and "tests"')
    expect(exitCode).toBe(2)
  })
})

describe('a setting', () => {
  const home = (): string => homeWith({ profiles: { default: { ...profile, channelId: OTHER } } })

  test('comes from the flag, the variable, the env file, the profile, or the default, in this order', async () => {
    const cwd = folderWith({ '.env': `BIRD_CHANNEL_ID=${CHANNEL}\n` })
    const env = bare(home(), { BIRD_CHANNEL_ID: WORKSPACE })
    const flag = ['--channel-id', MESSAGE]
    const envFile = ['--env-file', '.env']
    const channelOf = async (...args: Parameters<typeof listed>): Promise<unknown> =>
      (await listed(...args))['channelId']
    expect(await channelOf([...flag, ...envFile], env, cwd)).toEqual({
      value: MESSAGE,
      source: '--channel-id',
    })
    expect(await channelOf(envFile, env, cwd)).toEqual({
      value: WORKSPACE,
      source: 'BIRD_CHANNEL_ID',
    })
    expect(await channelOf(envFile, bare(home()), cwd)).toEqual({
      value: CHANNEL,
      source: 'BIRD_CHANNEL_ID in .env',
    })
    expect(await channelOf([], bare(home()), cwd)).toEqual({
      value: OTHER,
      source: expect.stringMatching(/^channelId in the profile "default" of .*config\.json$/),
    })
    expect((await listed([], bare(home())))['baseUrl']).toEqual({
      value: 'https://api.bird.com',
      source: 'the default',
    })
  })

  test('that is there but empty is refused, with where it is', async () => {
    const cwd = folderWith({ '.env': 'BIRD_CHANNEL_ID=\n' })
    const empty = homeWith({ profiles: { default: { ...profile, channelId: '' } } })
    const outcomes: [string, Outcome][] = [
      ['--channel-id', await run(['list', MESSAGE, '--channel-id', ''], { env: bare(home()) })],
      [
        'BIRD_CHANNEL_ID',
        await run(['list', MESSAGE], { env: bare(home(), { BIRD_CHANNEL_ID: '' }) }),
      ],
      [
        'BIRD_CHANNEL_ID in .env',
        await run(['list', MESSAGE, '--env-file', '.env'], { env: bare(home()), cwd }),
      ],
      ['channelId in the profile "default"', await run(['list', MESSAGE], { env: bare(empty) })],
    ]
    for (const [source, { exitCode, stderr }] of outcomes) {
      expect(stderr).toContain(`error: ${source}`)
      expect(stderr).toContain('is empty')
      expect(exitCode).toBe(2)
    }
  })

  test('of an env file that is not there is no setting', async () => {
    const { exitCode, stderr } = await run(['list', MESSAGE, '--env-file', 'none'])
    expect(stderr).toContain('The file none of --env-file does not exist.')
    expect(exitCode).toBe(1)
  })

  test('is told without the key, in a table and as JSON', async () => {
    for (const format of [[], ['--json']]) {
      const { stdout } = await run(['config', 'list', ...format], { env: bare(home()) })
      expect(stdout).toContain('accessKey in the profile')
      expect(stdout).not.toContain(CANARY)
    }
  })
})

describe('the file of settings', () => {
  const list = (home: string): Promise<Outcome> => run(['list', MESSAGE], { env: bare(home) })

  test.each([0o640, 0o604, 0o620, 0o666])(
    'of mode %o is refused with the way out',
    async (mode) => {
      const home = homeWith({ profiles: { default: profile } })
      chmodSync(join(home, FILE), mode)
      const { exitCode, stderr } = await list(home)
      expect(stderr).toContain(`chmod 600 ${join(home, FILE)}`)
      expect(exitCode).toBe(1)
    },
  )

  test('is refused when it is a link to a file that others can read', async () => {
    const elsewhere = join(folderWith({ 'elsewhere.json': { profiles: {} } }), 'elsewhere.json')
    chmodSync(elsewhere, 0o644)
    const home = folderWith({ 'bird-interactions/x': '' })
    symlinkSync(elsewhere, join(home, FILE))
    expect((await list(home)).stderr).toContain('can be read by others')
    chmodSync(elsewhere, 0o600)
    expect((await list(home)).stderr).not.toContain('can be read by others')
  })

  test('is refused when it is a folder', async () => {
    const home = folderWith({ [`${FILE}/x`]: '' })
    expect((await list(home)).exitCode).toBe(1)
  })

  test.each([
    [`{\n  "profiles": {"default": {"accessKey": "${CANARY}" "x": 1}}\n}`, 2, 61],
    [`{"profiles":`, 1, 13],
    [`{"profiles": {"default": {"accessKey": '${CANARY}'}}}`, 1, 40],
    ['', 1, 1],
  ])(
    'that is no JSON is refused with the place, and nothing of it: %j',
    async (text, line, column) => {
      const { exitCode, stderr } = await list(homeWith(text))
      expect(stderr).toContain(`is no JSON: line ${line}, column ${column}.`)
      expect(stderr).not.toContain(CANARY)
      expect(exitCode).toBe(2)
    },
  )

  test.each([
    [{ profile: {} }, 'it has the unknown key "profile". Did you mean "profiles"?'],
    [
      { profiles: { default: { chanelId: CHANNEL } } },
      'profiles.default has the unknown key "chanelId". Did you mean "channelId"?',
    ],
    [{ profiles: { default: { channelId: 7 } } }, 'profiles.default.channelId is no text.'],
    [{ profiles: { default: [] } }, 'profiles.default is no object.'],
    [{ profiles: [] }, 'profiles is no object.'],
    [{ defaultProfile: 1 }, 'defaultProfile is no text.'],
    [[], 'it is no object.'],
  ])('%j is refused', async (config, words) => {
    const { exitCode, stderr } = await list(homeWith(config))
    expect(stderr).toContain(words)
    expect(exitCode).toBe(2)
  })

  test('is in the home folder without XDG_CONFIG_HOME, and with a relative one', async () => {
    for (const relative of [undefined, '', 'here']) {
      const env = { ...bare(''), XDG_CONFIG_HOME: relative, HOME: '/home/someone' }
      const { stdout } = await run(['config', 'path'], { env })
      expect(stdout).toBe(`/home/someone/.config/${FILE}\n`)
    }
  })
})

describe('config init', () => {
  const ids = ['--workspace-id', WORKSPACE, '--channel-id', CHANNEL]

  test('keeps what a request needs for nobody else to read, and says what is next', async () => {
    const home = join(folderWith({}), 'not', 'there')
    const { exitCode, stdout, stderr } = await run(['config', 'init', ...ids], {
      env: bare(home),
      stdin: `${CANARY}\n`,
    })
    expect(stdout + stderr).not.toContain(CANARY)
    expect(stderr).toContain('bird-interactions doctor\n')
    expect(exitCode).toBe(0)
    expect(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).toEqual({
      defaultProfile: 'default',
      profiles: { default: profile },
    })
    expect(statSync(join(home, FILE)).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, FILE, '..')).mode & 0o777).toBe(0o700)
  })

  test('asks at a terminal for what no flag gives, and does not show the key', async () => {
    const home = folderWith({})
    const asked: unknown[] = []
    const answers = [CHANNEL, CANARY]
    const { exitCode } = await run(['config', 'init', '--workspace-id', WORKSPACE], {
      env: bare(home),
      stdinIsTerminal: true,
      ask: (question, hidden) => {
        asked.push([question, hidden])
        return Promise.resolve(answers.shift() ?? '')
      },
    })
    expect(asked).toEqual([
      [expect.stringMatching(/^Channel id/), undefined],
      [expect.stringMatching(/^Access key/), 'hidden'],
    ])
    expect(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).toMatchObject({
      profiles: { default: profile },
    })
    expect(exitCode).toBe(0)
  })

  test('adds a profile, and leaves the others and the default as they are', async () => {
    const home = homeWith({ profiles: { default: profile } })
    await run(['config', 'init', '--profile', 'shop', ...ids], {
      env: bare(home),
      stdin: 'shop-key',
    })
    expect(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).toEqual({
      defaultProfile: 'default',
      profiles: { default: profile, shop: { ...profile, accessKey: 'shop-key' } },
    })
  })

  test.each([
    [['--workspace-id', 'x'], CANARY, '--workspace-id is not a UUID'],
    [ids, '', 'The access key is empty'],
    [ids, `AccessKey ${CANARY}`, 'The access key is no access key'],
    [[], CANARY, 'nobody can be asked'],
    [[...ids, '--base-url', 'x'], CANARY, '--base-url is no URL'],
  ])('keeps nothing when something cannot be meant: %j %j', async (argv, stdin, words) => {
    const home = folderWith({})
    const { exitCode, stderr } = await run(['config', 'init', ...argv], { env: bare(home), stdin })
    expect(stderr).toContain(words)
    expect(stderr).not.toContain(CANARY)
    expect(exitCode).toBe(2)
    expect(() => readFileSync(join(home, FILE))).toThrow('ENOENT')
  })

  test('says so when the file cannot be written', async () => {
    const home = folderWith({ 'bird-interactions': 'a file' })
    const { exitCode, stderr } = await run(['config', 'init', ...ids], {
      env: bare(join(home, 'bird-interactions')),
      stdin: CANARY,
    })
    expect(stderr).toContain('cannot be written')
    expect(exitCode).toBe(1)
  })
})

describe('config set', () => {
  test('keeps one setting, and the key only from standard input or a question', async () => {
    const home = homeWith({ profiles: { default: profile, shop: {} } })
    const set = (...argv: string[]): Promise<Outcome> =>
      run(['config', 'set', ...argv], { env: bare(home), stdin: 'another-key' })
    expect((await set('channelId', OTHER)).exitCode).toBe(0)
    expect((await set('accessKey', '--profile', 'shop')).exitCode).toBe(0)
    expect((await set('defaultProfile', 'shop')).exitCode).toBe(0)
    expect(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).toEqual({
      defaultProfile: 'shop',
      profiles: { default: { ...profile, channelId: OTHER }, shop: { accessKey: 'another-key' } },
    })
  })

  test.each([
    [['accessKey', CANARY], 'never an argument'],
    [['acessKey'], 'Did you mean "accessKey"?'],
    [['channelId'], 'config set channelId <value>'],
    [['channelId', 'x'], 'is not a UUID'],
    [['defaultProfile', 'shp'], 'Did you mean "shop"?'],
  ])('refuses %j', async (argv, words) => {
    const home = homeWith({ profiles: { shop: profile } })
    const before = readFileSync(join(home, FILE), 'utf8')
    const { exitCode, stderr } = await run(['config', 'set', ...argv], { env: bare(home) })
    expect(stderr).toContain(words)
    expect(stderr).not.toContain(CANARY)
    expect(exitCode).toBe(2)
    expect(readFileSync(join(home, FILE), 'utf8')).toBe(before)
  })
})

test('a key of a profile is in no words, whoever writes them', async () => {
  const home = homeWith({ profiles: { default: profile } })
  const server = await serve(respond(401, { code: 'Unauthorized', message: `No key ${CANARY}.` }))
  const cwd = folderWith({})
  writeFileSync(join(cwd, 'plugin.mjs'), `throw new Error('not ${CANARY}')\n`)
  const argv = ['list', MESSAGE, '--base-url', server.url, '--plugin', './plugin.mjs']
  const { exitCode, stderr } = await run(argv, { env: bare(home), cwd })
  await server.close()
  expect(stderr).toContain('accessKey in the profile')
  expect(stderr).toContain('plugin.mjs')
  expect(stderr).not.toContain(CANARY)
  expect(exitCode).toBe(4)
})
