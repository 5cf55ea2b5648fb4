import { describe, expect, test } from 'vitest'

import { parseCsv } from './support/csv.ts'
import { HOSTILE, UNSAFE_FOR_TERMINALS } from './support/hostile.ts'
import { respond, serve } from './support/server.ts'
import { MESSAGE, type Outcome, run, type Surroundings } from './support/test-io.ts'
import { wire } from './support/wire.ts'

async function list(
  results: readonly unknown[],
  argv: readonly string[],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const server = await serve(respond(200, { results }))
  try {
    return await run(['list', MESSAGE, '--base-url', server.url, ...argv], surroundings)
  } finally {
    await server.close()
  }
}

/** The same string wherever a message can hold one. */
function hostileWire(hostile: string): Record<string, unknown>[] {
  return [
    wire({
      createdAt: hostile,
      metadata: { button: { payload: hostile }, extraInformation: { [hostile]: hostile } },
      receiver: { contacts: [{ identifierValue: hostile }] },
    }),
    wire({ id: 'second', type: hostile, details: hostile }),
    wire({ id: 'third', platformId: hostile }),
  ]
}

describe.each(Object.entries(HOSTILE))('list, of a message with %s,', (_, hostile) => {
  const sent = hostileWire(hostile)
  // A lone surrogate cannot travel in UTF-8, so the server sends what JSON has for it.
  const received = JSON.parse(JSON.stringify(sent)) as Record<string, unknown>[]

  test('prints one row each that no terminal obeys', async () => {
    const { stdout, stderr } = await list(sent, [])
    expect(stdout.split('\n')).toHaveLength(sent.length + 2)
    expect(stdout + stderr).not.toMatch(UNSAFE_FOR_TERMINALS)
  })

  test('prints JSON that no terminal obeys and that parses to the data as sent', async () => {
    const { stdout } = await list(sent, ['--json', '--raw'])
    expect(stdout).not.toMatch(
      /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u,
    )
    const interactions = JSON.parse(stdout) as { raw: unknown; createdAt: string }[]
    expect(interactions.map(({ raw }) => raw)).toEqual(received)
    expect(interactions[0]?.createdAt).toBe(hostile)
  })

  test('prints lines of JSON that are one line each', async () => {
    const { stdout } = await list(sent, ['--format', 'ndjson', '--raw'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).raw)).toEqual(received)
  })

  test('prints CSV of one record each, without what a terminal obeys', async () => {
    const { stdout } = await list(sent, ['--format', 'csv', '--raw'])
    expect(parseCsv(stdout)).toHaveLength(sent.length + 1)
    // Line breaks and tabs inside quotation marks are data to every reader of CSV.
    expect(stdout).not.toMatch(
      /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u,
    )
  })

  test('prints CSV on a terminal without any control character', async () => {
    const { stdout } = await list(sent, ['--format', 'csv'], { stdoutIsTerminal: true })
    expect(stdout.split('\n')).toHaveLength(sent.length + 2)
    expect(stdout).not.toMatch(UNSAFE_FOR_TERMINALS)
  })
})

test('a quotation mark in a payload does not close the quotation', async () => {
  const payload = 'x" · item 9 · "y'
  const { stdout } = await list([wire({ metadata: { button: { payload } } })], [])
  expect(stdout).toContain(String.raw`"x\" · item 9 · \"y"`)
})

test('an emoji of several pictures stays one', async () => {
  const payload = '👩‍🚀'
  const { stdout } = await list([wire({ metadata: { button: { payload } } })], [])
  expect(stdout).toContain(payload)
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@x',
  '\tx',
  '\rx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '"=1',
  ',=1',
  'a;-1',
  'a\n=1',
])('the cell %j gets an apostrophe in front in CSV', async (payload) => {
  const { stdout } = await list([wire({ metadata: { button: { payload } } })], ['--format', 'csv'])
  const [header = [], row = []] = parseCsv(stdout)
  const cell = row[header.indexOf('metadata.button.payload')]
  expect(cell).toBe(`'${payload}`)
})

test.each(['a=1', 'a - b', 'ada@example.com', '1+1', 'a, b', '"quoted"', ''])(
  'the cell %j comes back from CSV as sent',
  async (payload) => {
    const { stdout } = await list(
      [wire({ metadata: { button: { payload } } })],
      ['--format', 'csv'],
    )
    const [header = [], row = []] = parseCsv(stdout)
    expect(row[header.indexOf('metadata.button.payload')]).toBe(payload)
  },
)

test('a cell of CSV stays as sent when that is asked for', async () => {
  const metadata = { button: { payload: '=1+1' } }
  const flags = [
    '--format',
    'csv',
    '--no-escape-formulas',
    '--fields',
    'metadata,metadata.button.payload',
  ]
  const { stdout } = await list([wire({ metadata })], flags)
  const [, row = []] = parseCsv(stdout)
  expect(row[1]).toBe('=1+1')
  expect(JSON.parse(row[0] ?? '')).toEqual(metadata)
})

test('JSON in a cell of CSV holds no formula either, and parses to the data as sent', async () => {
  const sent = wire({
    metadata: { button: { payload: '=1;+2,"@3\\-4 \u202e' } },
    messageTags: ['-', '＝5'],
  })
  const { stdout } = await list([sent], ['--format', 'csv', '--raw', '--fields', 'metadata'])
  const [, row = []] = parseCsv(stdout)
  expect(row.map((cell) => JSON.parse(cell))).toEqual([sent['metadata'], sent])
  expect(row.join('\n')).not.toMatch(/(?:^|[,;|"'\t\r\n])[=+\-@＝＋－＠]/)
})
