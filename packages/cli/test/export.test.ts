import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { duration } from '../src/export/duration.ts'
import { goOnCommand } from '../src/export/go-on.ts'
import { type Outcome, run, type Surroundings } from './support/test-io.ts'

let sandbox: Sandbox
const ids = (): string[] => [...(sandbox.campaign?.messageIds() ?? [])]

beforeAll(async () => {
  sandbox = await startSandbox({ campaign: { messages: 130, seed: 3 }, rateLimit: false })
})
afterAll(() => sandbox.close())

/** Runs `export` in a folder, against the sandbox. */
function exportIn(
  cwd: string,
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  return run(['export', ...argv, '--rate', '100000'], {
    cwd,
    untilStopped: () => new Promise(() => {}),
    ...surroundings,
    env: {
      BIRD_ACCESS_KEY: sandbox.accessKey,
      BIRD_BASE_URL: sandbox.url,
      BIRD_WORKSPACE_ID: sandbox.workspaceId,
      BIRD_CHANNEL_ID: sandbox.campaign?.channelId,
      ...surroundings.env,
    },
  })
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'bird-interactions-cli-export-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  writeFileSync(join(path, 'ids'), ids().join('\n'))
  return path
}

const messagesOf = (ndjson: string): Set<string> =>
  new Set(
    ndjson
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { messageId: string }).messageId),
  )

describe('export', () => {
  test('writes to standard output what it writes to a file', async () => {
    const cwd = folder()
    const toStdout = await exportIn(cwd, ['ids'])
    expect(toStdout.exitCode).toBe(0)
    expect((await exportIn(cwd, ['-'], { stdin: ids().join('\n') })).exitCode).toBe(0)
    const toFile = await exportIn(cwd, ['ids', '--output', 'out.ndjson'])
    expect(toFile).toMatchObject({ exitCode: 0, stdout: '' })
    const sorted = (text: string): string[] => text.split('\n').toSorted()
    expect(sorted(readFileSync(join(cwd, 'out.ndjson'), 'utf8'))).toEqual(sorted(toStdout.stdout))
    expect(toStdout.stderr).toMatch(/^[\d,]+ interactions of 130 messages exported\.\n$/)
  })

  test('writes CSV to an output of that name, and with --format', async () => {
    const cwd = folder()
    await exportIn(cwd, ['ids', '--output', 'OUT.CSV'])
    const { stdout } = await exportIn(cwd, ['ids', '--format', 'csv'])
    expect(stdout).toMatch(/^schemaVersion,id,messageId,.*,details\.card,details\.item,/)
    expect(readFileSync(join(cwd, 'OUT.CSV'), 'utf8').split('\n')[0]).toBe(stdout.split('\n')[0])
  })

  test('adds the object as received with --raw', async () => {
    const { stdout } = await exportIn(folder(), ['ids', '--raw'])
    const [first = ''] = stdout.split('\n')
    expect(JSON.parse(first)).toMatchObject({ raw: { platformId: 'rcs-google' } })
  })

  test('exports every message of the channel with --all, and writes their ids down first', async () => {
    const cwd = folder()
    const whole = await exportIn(cwd, ['ids'])
    const { exitCode, stderr } = await exportIn(cwd, ['--all', '--output', 'out'])
    expect(exitCode).toBe(0)
    expect(stderr).toContain('The channel has 130 messages, of which 130 are exported.')
    expect(messagesOf(readFileSync(join(cwd, 'out'), 'utf8'))).toEqual(messagesOf(whole.stdout))
    expect(readFileSync(join(cwd, 'out.messages'), 'utf8').split('\n').toSorted()).toEqual(
      ['', ...ids()].toSorted(),
    )
    const streamed = await exportIn(cwd, ['--all'])
    expect(messagesOf(streamed.stdout)).toEqual(messagesOf(whole.stdout))
  })

  test('takes those of a time with --since and --until', async () => {
    const cwd = folder()
    const { stdout } = await exportIn(cwd, ['ids'])
    const [first = ''] = stdout.split('\n')
    const { messageCreatedAt } = JSON.parse(first) as { messageCreatedAt: string }
    const day = messageCreatedAt.slice(0, 10)
    const before = await exportIn(cwd, ['--all', '--until', day, '--dry-run'])
    const from = await exportIn(cwd, ['--all', '--since', day, '--dry-run'])
    const [earlier, later] = [before, from].map(({ stdout }) => Number(/^\d+/.exec(stdout)?.[0]))
    expect(later).toBeGreaterThan(0)
    expect((earlier ?? 0) + (later ?? 0)).toBe(130)
    const from9999 = await exportIn(cwd, ['--all', '--since', '9999-12-31T23:59:59+01:00'])
    expect(from9999).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('says with --dry-run what it would do, and does none of it', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'twice'), [...ids(), ...ids(), 'no id'].join('\n'))
    const asked = sandbox.requests.length
    const said = await exportIn(cwd, ['twice', '--output', 'out', '--dry-run'])
    expect(said.stdout).toBe(
      '130 requests, 1 s or more at 100000 a second. 130 ids are there more than once, 1 lines are no ids.\n',
    )
    const json = await exportIn(cwd, ['twice', '--dry-run', '--json'])
    expect(JSON.parse(json.stdout)).toEqual({
      requests: 130,
      duplicates: 130,
      invalid: 1,
      rate: 100_000,
      seconds: 1,
    })
    expect(sandbox.requests).toHaveLength(asked)
  })

  test('says how it ended as one line of JSON with --json', async () => {
    const cwd = folder()
    const { stderr } = await exportIn(cwd, ['ids', '--output', 'out', '--json'])
    expect(JSON.parse(stderr)).toEqual({
      ended: 'complete',
      messages: 130,
      interactions: expect.any(Number),
      failed: 0,
      duplicates: 0,
      leftOut: 0,
      possiblyTruncated: expect.any(Number),
      output: join(cwd, 'out'),
    })
  })

  test.each([
    [['ids', '--all'], '--all takes no file'],
    [['--all', '--column', 'id'], '--all has no column'],
    [['ids', '--since', '2026-01-31'], 'A file of ids has no times'],
    [['--all', '--since', 'yesterday'], '--since yesterday: this is no time'],
    [['--all', '--until', '2026-13-01'], 'this is no time'],
    [['ids', '--resume'], '--resume needs a file'],
    [['ids', '--output', '-', '--append'], '--append needs a file'],
    [['ids', '--output', 'out', '--overwrite', '--append'], 'exclude each other'],
    [['ids', '--output', ''], '--output is empty'],
    [['-', '--access-key-file', '-'], 'cannot have both'],
    [['ids', '--rate', '0'], 'whole number from 1'],
    [['ids', '--max-failures', '-1'], 'whole number'],
  ])('refuses %j before anything is sent', async (argv, words) => {
    const asked = sandbox.requests.length
    const { exitCode, stderr } = await run(['export', ...argv], {
      cwd: folder(),
      env: { BIRD_BASE_URL: sandbox.url },
    })
    expect(stderr).toContain(words)
    expect(exitCode).toBe(2)
    expect(sandbox.requests).toHaveLength(asked)
  })

  test('refuses a file that is not there', async () => {
    const { exitCode, stderr } = await exportIn(folder(), ['none'])
    expect(stderr).toContain('The file none does not exist.')
    expect(exitCode).toBe(1)
  })
})

test('the line that goes on is the one that began, with another flag', () => {
  expect(goOnCommand(['export', 'ids', '--output', "a b'c", '--overwrite'], '--resume')).toBe(
    String.raw`bird-interactions export ids --output 'a b'\''c' --resume`,
  )
  expect(goOnCommand(['export', '-', '--output', 'out', '--resume'], '--retry-failed')).toBe(
    'bird-interactions export - --output out --retry-failed',
  )
})

test.each([
  [0, '1 s'],
  [59_000, '59 s'],
  [59_001, '1 min 0 s'],
  [3_599_000, '59 min 59 s'],
  [3_600_000, '1 h 0 min'],
  [90_061_000, '25 h 1 min'],
])('%i milliseconds are %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})
