import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import type { Summary } from '@bird-interactions/summary'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bar } from '../src/summary/bar.ts'
import { timeSpan } from '../src/summary/words.ts'
import { run, type Surroundings } from './support/test-io.ts'

const NEVER = () => new Promise<never>(() => {})

let folder: string
let sandbox: Sandbox
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bird-interactions-summary-'))
  sandbox = await startSandbox({ campaign: { messages: 120, seed: 7 }, rateLimit: false })
  env = {
    BIRD_BASE_URL: sandbox.url,
    BIRD_ACCESS_KEY: sandbox.accessKey,
    BIRD_WORKSPACE_ID: sandbox.workspaceId,
    BIRD_CHANNEL_ID: campaign().channelId,
  }
  write('ids.txt', idLines())
  write('ids.csv', `name,"message id"\n${idLines().replaceAll(/^/gm, 'x,').replace(/x,$/, '')}`)
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true })
})

function campaign() {
  if (sandbox.campaign === undefined) throw new Error('There is no campaign.')
  return sandbox.campaign
}

function idLines(): string {
  return Array.from(campaign().messageIds(), (id) => `${id}\n`).join('')
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text)
}

/** Runs the command in the folder, as fast as it can. */
function summarize(argv: readonly string[], surroundings: Surroundings = {}) {
  const asks = argv.some((argument) => ['--ids', '--all'].includes(argument))
  return run(['summary', ...argv, ...(asks ? ['--rate', '5000'] : [])], {
    cwd: folder,
    untilStopped: NEVER,
    ...surroundings,
    env: { ...env, ...surroundings.env },
  })
}

async function figuresOf(argv: readonly string[], surroundings?: Surroundings): Promise<Summary> {
  const { exitCode, stdout, stderr } = await summarize([...argv, '--json'], surroundings)
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  return JSON.parse(stdout) as Summary
}

/** A row of an export. */
function row(number: number, part: object): string {
  return `${JSON.stringify({
    schemaVersion: 1,
    id: `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    messageId: '30000000-0000-4000-8000-000000000001',
    channelId: '20000000-0000-4000-8000-000000000001',
    channel: 'rcs',
    type: 'clicked',
    createdAt: '2026-01-01T00:30:00Z',
    recipient: '+12025550105',
    ...part,
  })}\n`
}

describe('summary', () => {
  test('comes to what happened, asked for by ids', async () => {
    const figures = await figuresOf(['--ids', 'ids.txt', '--time-zone', 'UTC'])
    const { buttons, cards, hours, ...truth } = campaign().truth()
    const { prefetched, duplicates, unrecognizedTypes: _, unrecognizedDetails: __, ...rest } = truth
    expect(figures).toMatchObject({
      version: 1,
      ...rest,
      byHour: { timeZone: 'UTC', hours },
      leftOut: { prefetched, duplicates },
      cards,
      buttons: buttons.map(({ card, item, ...clicks }) => ({ place: { card, item }, ...clicks })),
    })
  })

  test.each([
    ['a column of CSV', ['--ids', 'ids.csv', '--column', 'message id'], false],
    ['standard input', ['--ids', '-'], true],
    ['the list of the channel', ['--all'], false],
    ['a part of that list that is all of it', ['--all', '--since', '2026-03-10'], false],
  ])('is the same by %s', async (_, argv, hasInput) => {
    // Each id twice: a message is asked for once.
    const stdin = hasInput ? idLines().repeat(2) : ''
    const before = sandbox.requests.length
    const figures = await figuresOf(argv, { stdin })
    const asked = sandbox.requests
      .slice(before)
      .filter(({ target }) => target.endsWith('/interactions'))
    expect(asked).toHaveLength(120)
    expect(figures).toEqual(await figuresOf(['--ids', 'ids.txt']))
  })

  test.each(['ndjson', 'csv'])('is the same from an export as %s', async (format) => {
    const output = `campaign.${format}`
    const argv = ['export', 'ids.txt', '--output', output, '--rate', '5000', '--overwrite']
    const exported = await run(argv, { cwd: folder, env, untilStopped: NEVER })
    expect(exported.exitCode).toBe(0)
    const asked = await figuresOf(['--ids', 'ids.txt'])
    expect(await figuresOf([output, '--sent', '120'])).toEqual(asked)
    expect((await figuresOf([output])).sent).toBeNull()
  })

  test('counts what is prefetched when it is asked to', async () => {
    const without = await figuresOf(['--ids', 'ids.txt'])
    const figures = await figuresOf(['--ids', 'ids.txt', '--include-prefetched'])
    expect(without.leftOut.prefetched).toBeGreaterThan(0)
    expect(figures.clicks).toBe(without.clicks + without.leftOut.prefetched)
  })

  test('has the hours of the time zone asked for, or else of the reader', async () => {
    const stdin = row(1, {})
    const hourOf = async (argv: readonly string[]) => {
      const { byHour } = await figuresOf(argv, { stdin, timeZone: 'America/Caracas' })
      return [byHour.timeZone, byHour.hours.find(({ clicks }) => clicks === 1)?.hour]
    }
    expect(await hourOf(['--time-zone', 'Asia/Tokyo'])).toEqual(['Asia/Tokyo', 9])
    expect(await hourOf([])).toEqual(['America/Caracas', 20])
  })

  test('says which messages failed, and counts the others', async () => {
    const [first = ''] = campaign().messageIds()
    sandbox.setFaults([{ status: 500, message: first }])
    const { exitCode, stdout, stderr } = await summarize(['--ids', 'ids.txt', '--json'])
    sandbox.setFaults([])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`message ${first}: `)
    expect(JSON.parse(stdout)).toMatchObject({ sent: 120, failedMessages: 1 })
  })

  test('tells of ids that are none, and counts the others', async () => {
    const stdin = `${idLines()}no id\n`
    const { exitCode, stdout, stderr } = await summarize(['--ids', '-'], { stdin })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('line 121: This is no UUID: "no id"')
    expect(stdout).toContain('Not counted: 1 message that could not be had.')
  })

  test('ends at once when the key is refused', async () => {
    const surroundings = { env: { BIRD_ACCESS_KEY: 'another-key' } }
    const { exitCode, stdout, stderr } = await summarize(['--ids', 'ids.txt'], surroundings)
    expect(exitCode).toBe(4)
    expect(stderr).toContain('BIRD_ACCESS_KEY')
    expect(stdout).toBe('')
  })

  test.each([
    ['asking', ['--ids', 'ids.txt']],
    ['reading', ['-']],
  ])('has no figures when it is stopped while %s', async (_, argv) => {
    const untilStopped = () => Promise.resolve('SIGTERM' as const)
    const { exitCode, stdout, stderr } = await summarize(argv, {
      untilStopped,
      stdin: [row(1, {}), row(2, {})],
    })
    expect(exitCode).toBe(143)
    expect(stderr).toContain('Stopped')
    expect(stdout).toBe('')
  })

  test.each([
    [['out.ndjson', '--ids', 'ids.txt'], 2, 'an export or --ids'],
    [['--all', '--ids', 'ids.txt'], 2, '--ids or --all'],
    [['out.ndjson', '--column', 'id'], 2, '--column'],
    [['--ids', 'ids.txt', '--since', '2026-01-01'], 2, '--all'],
    [['--all', '--since', 'May'], 2, '--since'],
    [['--ids', '-', '--access-key-file', '-'], 2, 'Standard input'],
    [['-', '--time-zone', 'Mars/Olympus'], 2, 'Mars/Olympus'],
    [['-', '--sent', '-1'], 2, '--sent'],
    [['nothing.ndjson'], 1, 'does not exist'],
    [['ids.txt'], 1, '--ids <file>'],
  ])('refuses %j with exit code %i', async (argv, exitCode, word) => {
    const outcome = await summarize(argv)
    expect(outcome.stderr).toContain(word)
    expect(outcome.stdout).toBe('')
    expect(outcome.exitCode).toBe(exitCode)
  })

  test('refuses an export of a newer version', async () => {
    const stdin = row(1, {}) + row(2, { schemaVersion: 2 })
    const { exitCode, stdout, stderr } = await summarize([], { stdin })
    expect(stderr).toContain('version 2')
    expect(stdout).toBe('')
    expect(exitCode).toBe(1)
  })

  test('without a source shows its help where somebody would have to type', async () => {
    const { exitCode, stderr } = await summarize([], { stdinIsTerminal: true })
    expect(stderr).toContain('Usage: bird-interactions summary')
    expect(exitCode).toBe(2)
  })
})

describe('the summary for people', () => {
  const utf8 = { LANG: 'en_GB.UTF-8' }
  const click = (card: number, item: number) => ({
    kind: 'cardItem',
    card,
    item,
    text: `card_${card}_item_${item}_clicked`,
  })
  const rows = [
    row(1, { type: 'read', messageCreatedAt: '2026-01-01T00:00:00Z' }),
    row(2, { type: 'read', recipient: '+12025550106' }),
    row(3, { details: click(0, 1), metadata: { button: { payload: 'book' } } }),
    row(4, { details: click(0, 1), metadata: { button: { payload: 'book' } } }),
    row(5, { details: click(1, 0), recipient: '+12025550106' }),
    row(6, { details: click(1, 0), recipient: '+12025550107' }),
    row(7, { metadata: { prefetched: true } }),
    row(7, {}),
    row(8, { type: 'unknown', sentType: 'waved' }),
  ].join('')

  /** Without the hours at which nothing happened. */
  const shown = (stdout: string): string =>
    stdout.replaceAll(/^ +(?:[1-9]|1\d|2[0-3]) +0 +0\n/gm, '')

  test('says what there is in 80 columns', async () => {
    const argv = ['--sent', '4', '--time-zone', 'UTC']
    const { stdout, stderr } = await summarize(argv, { stdin: rows, env: utf8 })
    expect(stderr).toBe('')
    expect(shown(stdout)).toBe(`4 messages sent; 1 with interactions, of 3 recipients.

                        PEOPLE  TIMES  OF SENT  OF READERS
Read                         2      2   50.0 %           -  █████████████▍
Clicked                      3      4   75.0 %     150.0 %  ████████████████████

Button
card 0 · item 1 "book"       1      2   25.0 %      50.0 %  ██████████
card 1 · item 0              2      2   50.0 %     100.0 %  ████████████████████

Card
card 0                       1      2   25.0 %      50.0 %  ██████████
card 1                       2      2   50.0 %     100.0 %  ████████████████████

Time                MEDIAN  9 OF 10 IN  KNOWN FOR
To the first read   30 min      30 min     1 of 2
To the first click       -           -     0 of 3

By hour of the day, UTC
HOUR  READS                                CLICKS
   0      2  ████████████████████████████       4  ████████████████████████████

1 recipient clicked without a read that is known.
Left out: 1 prefetched by a machine (--include-prefetched counts them).
Left out: 1 duplicate.
Not recognised, the type: "waved" 1.
`)
  })

  test('says no more than it knows: of an export not how many were sent, of nobody nothing', async () => {
    const { stdout } = await summarize([], { stdin: rows, env: utf8 })
    expect(stdout).toMatch(/^1 message with interactions, of 3 recipients\.\n/)
    expect(stdout).not.toContain('OF SENT')
    const nothing = await summarize([], { stdin: '', env: utf8 })
    expect(nothing.stdout).toMatch(/^0 messages with interactions, of 0 recipients\.\n/)
    expect(nothing.stdout).not.toMatch(/Button|Time|HOUR/)
  })

  const hostile = [
    ...Array.from({ length: 30 }, (_, number) =>
      row(100 + number, {
        details: click(number, 0),
        metadata: {
          button: { payload: `\u001b[2J\u202e\u0007宿泊\u200b${'x'.repeat(number * 10)}` },
        },
        recipient: `+1202555${1000 + number}`,
      }),
    ),
    row(201, { type: 'read', messageCreatedAt: '2025-01-01T00:00:00Z' }),
    row(202, { type: 'unknown', sentType: `\u001b]0;owned\u0007${'é'.repeat(300)}` }),
    row(203, { channel: 'unknown', platformId: '\r\n\u0085', type: 'unknown', sentType: '\t' }),
    row(204, { channel: '\u001b[31m', details: { kind: 'unrecognized', text: '\ud800\u2028' } }),
  ].join('')

  test.each([20, 40, 79, 80, 81, 132, 200, 400])(
    'fits into %i columns of a terminal, and holds nothing that it would obey',
    async (columns) => {
      const terminal = { stdoutIsTerminal: true, columns, stdin: hostile }
      const env = { ...utf8, NO_COLOR: '1' }
      const { exitCode, stdout } = await summarize(['--sent', '1000000'], { ...terminal, env })
      expect(exitCode).toBe(0)
      expect(stdout).toContain('PEOPLE')
      expect(stdout.match(/card \d/g)?.length).toBeGreaterThan(30)
      const lines = stdout.split('\n')
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([])
      expect(stdout).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}]/u)
    },
  )

  test('is of nothing but ASCII where the locale is not UTF-8', async () => {
    for (const env of [{ LANG: 'C' }, { LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, {}]) {
      const { stdout } = await summarize([], { stdin: hostile + rows, env })
      expect(stdout).toMatch(/^[\n -~]+$/)
      expect(stdout).toContain('card 0 / item 1')
      expect(stdout).toMatch(/#{10}/)
    }
  })

  test.each([
    [{ LC_ALL: '', LC_CTYPE: 'C.utf8', LANG: 'C' }],
    [{ LC_ALL: '', LANG: 'nl_BE.UTF-8' }],
    [{ WT_SESSION: '4f2b' }],
  ])('is of more than ASCII with %j', async (env) => {
    const { stdout } = await summarize([], { stdin: rows, env })
    expect(stdout).toContain('card 0 · item 1')
  })

  test('has colours where there are any, and is as wide as without', async () => {
    const terminal = { stdoutIsTerminal: true, columns: 80, stdin: rows }
    const plain = await summarize([], { ...terminal, env: { ...utf8, NO_COLOR: '1' } })
    const colored = await summarize(['--color', 'always'], { ...terminal, env: utf8 })
    expect(colored.stdout).not.toBe(plain.stdout)
    // oxlint-disable-next-line no-control-regex
    expect(colored.stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.stdout)
  })

  test('shows the most clicked of many buttons, and says so', async () => {
    const { stdout } = await summarize([], { stdin: hostile + rows, env: utf8 })
    const buttons = stdout.slice(stdout.indexOf('Button'), stdout.indexOf('Card')).split('\n')
    // The title, and the line between it and the cards.
    expect(buttons).toHaveLength(20 + 3)
    expect(buttons[1]).toContain('card 1 · item 0')
    expect(stdout).toContain('the 20 most clicked are shown')
  })
})

describe('numbers for people', () => {
  test.each([
    [null, '-'],
    [0, '0.0 s'],
    [-1500, '-1.5 s'],
    [9999, '10.0 s'],
    [10_000, '10 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [61_500, '1 min 1 s'],
    [3_600_000, '1 h'],
    [7_380_000, '2 h 3 min'],
    [90_000_000, '1 d 1 h'],
  ])('%j milliseconds are %s', (milliseconds, text) => {
    expect(timeSpan(milliseconds)).toBe(text)
  })

  test.each([
    [0, 8, ''],
    [0.001, 8, '▏'],
    [0.5, 8, '████'],
    [0.55, 8, '████▍'],
    [1, 8, '████████'],
    [7, 8, '████████'],
    [1, 0, ''],
  ])('a share of %d has in %i columns the bar "%s"', (share, columns, text) => {
    expect(bar(share, columns, true)).toBe(text)
    const plain = bar(share, columns, false)
    expect(plain).toMatch(/^#*$/)
    expect(plain.length).toBe(
      Math.max(Math.round(Math.min(share, 1) * columns), text === '' ? 0 : 1),
    )
  })
})
