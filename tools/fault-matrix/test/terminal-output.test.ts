import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import type * as core from '@bird-interactions/core'
import { describe, expect, test, vi } from 'vitest'

import { emptyFolder, runBuilt } from './built-command.ts'
import { uuid, wireOf } from './data-setting.ts'
import { runInTerminal, show } from './pseudo-terminal.ts'
import { listAny, serverThat, serverWith } from './terminal-setting.ts'

// Each test starts processes, and some of them many.
vi.setConfig({ testTimeout: 30_000 })

const COLOR = /\u001b\[\d+m/

describe('colours', () => {
  // What stands further up decides against everything below it.
  const precedence: readonly [
    name: string,
    argv: readonly string[],
    env: Record<string, string>,
    terminal: boolean,
    pipe: boolean,
  ][] = [
    [
      '--color never',
      ['--color', 'never'],
      { FORCE_COLOR: '1', CLICOLOR_FORCE: '1' },
      false,
      false,
    ],
    ['--color always', ['--color=always'], { NO_COLOR: '1', TERM: 'dumb' }, true, true],
    ['NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }, false, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1', CLICOLOR: '0', TERM: 'dumb' }, true, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, false, false],
    ['CLICOLOR_FORCE', [], { CLICOLOR_FORCE: '1', CLICOLOR: '0', TERM: 'dumb' }, true, true],
    ['TERM=dumb', [], { TERM: 'dumb', CLICOLOR: '1' }, false, false],
    ['CLICOLOR=0', [], { CLICOLOR: '0' }, false, false],
    ['nothing', [], { NO_COLOR: '', FORCE_COLOR: '' }, true, false],
  ]

  test.each(precedence)('T06 are decided by %s', async (_, flags, settings, terminal, pipe) => {
    const env = { ...(await serverWith([wireOf()])), ...settings }
    const [shown, piped] = await Promise.all([
      runInTerminal([...listAny, ...flags], { env }),
      runBuilt([...listAny, ...flags], { env }),
    ])
    expect([COLOR.test(shown.written), COLOR.test(piped.stdout)]).toEqual([terminal, pipe])
  })

  test('T06 of errors are decided in the same way', async () => {
    const colored = await runBuilt(['list', 'x', '--color', 'always'])
    const plain = await runBuilt(['list', 'x'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } })
    expect(colored.stderr).toMatch(/^\u001b\[31merror:\u001b\[39m /)
    expect(plain.stderr).toMatch(/^error: /)
  })
})

describe('the width of a terminal', () => {
  const texts = ['予約する'.repeat(30), 'e\u0301'.repeat(90), '👩‍🚀👍🏽🇵🇹', 'x'.repeat(500)]
  const results = texts.map((payload, index) =>
    wireOf({ id: uuid(index), metadata: { button: { payload } } }),
  )

  test.each([1, 2, 40, 80, 300])('T07 of %d is not exceeded', async (columns) => {
    const env = await serverWith(results.filter((_, index) => index !== 2))
    const { exitCode, written } = await runInTerminal(listAny, { env, columns })
    const { lines, wraps } = await show(written, columns)
    expect(wraps).toBe(0)
    expect(lines).toHaveLength(4)
    expect(exitCode).toBe(0)
  })

  test('T07 that is not known is taken for the usual one', async () => {
    const env = await serverWith(results)
    const { exitCode, written } = await runInTerminal(listAny, { env, columns: 0 })
    expect(written).toMatch(/TIME.*DETAILS/)
    expect(written).toMatch(/"予約/)
    expect(exitCode).toBe(0)
  })

  test('T07 does not matter in a pipe: nothing is cut', async () => {
    const { stdout } = await runBuilt(listAny, { env: await serverWith(results) })
    for (const text of texts) expect(stdout).toContain(text)
    expect(stdout).not.toContain('…')
  })
})

describe('a field that does not exist', () => {
  test.each([
    [
      '--fields badField',
      ['--json', '--fields', 'badField'],
      'Known are: id, messageId, channelId, ',
    ],
    ['--json badField', ['--json', 'badField'], 'Known are: id, messageId, channelId, '],
    [
      'one inside another',
      ['--fields', 'id,metadata.button.label'],
      'Known are: metadata.button.payload',
    ],
  ])('T11 is refused with the fields that do, and nothing is sent: %s', async (_, flags, known) => {
    let requests = 0
    const env = await serverThat((response) => {
      requests += 1
      response.end('{"results":[]}')
    })
    const { exitCode, stdout, stderr } = await runBuilt([...listAny, ...flags], { env })
    expect(stderr).toContain(known)
    expect(stdout).toBe('')
    expect(requests).toBe(0)
    expect(exitCode).toBe(2)
  })
})

describe('--timeout', () => {
  const never = (): void => {}

  test.each([
    ['one message', [...listAny]],
    ['several messages', [...listAny, uuid(7), uuid(8)]],
  ])('T16 ends the wait for %s when a server does not answer', async (_, argv) => {
    const env = await serverThat(never)
    const started = performance.now()
    const { exitCode, stderr } = await runBuilt([...argv, '--timeout', '0.4'], { env })
    const took = performance.now() - started
    expect(took).toBeGreaterThan(400)
    expect(took).toBeLessThan(3000)
    expect(stderr).toMatch(/^(?:error|problem): /)
    expect(exitCode).toBe(6)
  })

  test('T16 ends the attempts where nothing can be reached', async () => {
    const env = { ...(await serverThat(never)), BIRD_BASE_URL: 'http://127.0.0.1:1' }
    const started = performance.now()
    const { exitCode, stderr } = await runBuilt([...listAny, '--timeout', '0.4'], { env })
    expect(performance.now() - started).toBeLessThan(3000)
    expect(stderr).toMatch(/^error: /)
    expect(exitCode).toBe(6)
  })
})

describe('the language and the zone of a computer', () => {
  const results = [wireOf(), wireOf({ id: 'b', createdAt: '2026-07-03T23:59:59.999999Z' })]
  const places = [
    { TZ: 'UTC', LC_ALL: 'C' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' },
    { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'th_TH.UTF-8' },
    { TZ: 'No/Such/Zone', LC_ALL: 'xx' },
  ]

  test.each([['--json'], ['--format ndjson'], ['--format csv'], ['--format table']])(
    'T20 change nothing for programs, who get ISO 8601 in UTC: %s',
    async (flags) => {
      const env = await serverWith(results)
      const outcomes = await Promise.all(
        places.map((place) =>
          runBuilt([...listAny, ...flags.split(' ')], { env: { ...env, ...place } }),
        ),
      )
      expect(new Set(outcomes.map(({ stdout }) => stdout)).size).toBe(1)
      expect(outcomes[0]?.stdout).toContain('2026-07-03T23:59:59.999999Z')
      for (const { exitCode, stderr } of outcomes) expect([exitCode, stderr]).toEqual([0, ''])
    },
  )

  test('T20 tell a person on a terminal the time of the place, with its name', async () => {
    const env = { ...(await serverWith(results)), TZ: 'Asia/Kathmandu', LC_ALL: 'ar_EG.UTF-8' }
    const { written } = await runInTerminal(listAny, { env, columns: 120 })
    expect(written).toMatch(/TIME \(Asia\/Kath?mandu\)/)
    expect(written).toContain('2026-07-04 05:44:59')
  })
})

describe('two installed copies of core', () => {
  /** Core as it is built, once more, in a folder of its own. */
  async function copyOfCore(): Promise<typeof core> {
    const source = fileURLToPath(new URL('../../../packages/core', import.meta.url))
    const folder = join(emptyFolder(), 'core')
    mkdirSync(folder)
    for (const part of ['dist', 'package.json']) {
      cpSync(join(source, part), join(folder, part), { recursive: true })
    }
    symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'))
    return (await import(
      /* @vite-ignore */ pathToFileURL(join(folder, 'dist/index.js')).href
    )) as typeof core
  }

  test('T24 know the classes of each other by instanceof, and tell them apart', async () => {
    const [one, other] = await Promise.all([copyOfCore(), copyOfCore()])
    const error = new one.ConfigError('invalid_id', 'words')
    expect(one.BirdError).not.toBe(other.BirdError)
    expect(error instanceof other.BirdError).toBe(true)
    expect(error instanceof other.ConfigError).toBe(true)
    expect(error instanceof other.ApiError).toBe(false)
  })

  test('T24 share channels', async () => {
    const [one, other] = await Promise.all([copyOfCore(), copyOfCore()])
    const pigeon = one.defineChannel({
      contract: 1,
      name: 'pigeon',
      interactions: { clicked: { details: { ring: 'ring_{ring}' } } },
    })
    const interaction = other.createDecoder([pigeon])(
      wireOf({ platformId: 'pigeon', details: 'ring_3' }),
    )
    expect(interaction).toMatchObject({ channel: 'pigeon', details: { kind: 'ring', ring: 3 } })
  })
})
