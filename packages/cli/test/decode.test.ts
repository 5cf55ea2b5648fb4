import { describe, expect, test } from 'vitest'

import { HOSTILE, UNSAFE_FOR_TERMINALS } from './support/hostile.ts'
import { channelSource, folderWith } from './support/packages.ts'
import { run, type Surroundings } from './support/test-io.ts'
import { wire, wireWithout } from './support/wire.ts'

const one = JSON.stringify(wire())
const two = JSON.stringify(wire({ id: 'second', details: 'item_3_clicked' }))

async function decode(
  stdin: Surroundings['stdin'],
  argv: readonly string[] = [],
): Promise<{ exitCode: number; stderr: string; lines: Record<string, unknown>[] }> {
  const { exitCode, stdout, stderr } = await run(['decode', ...argv], { stdin: stdin ?? '' })
  const lines = stdout.split('\n')
  expect(lines.pop()).toBe('')
  return { exitCode, stderr, lines: lines.map((line) => JSON.parse(line)) }
}

const ids = (lines: readonly Record<string, unknown>[]): unknown[] => lines.map(({ id }) => id)
const BOTH = [wire()['id'], 'second']

describe('decode', () => {
  test('decodes one object', async () => {
    const { exitCode, stderr, lines } = await decode(one)
    expect(lines).toEqual([
      {
        ...wire(),
        channel: 'rcs',
        details: { kind: 'cardItem', card: 0, item: 1, text: 'card_0_item_1_clicked' },
      },
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test.each([
    ['lines', `${one}\n${two}\n`],
    ['lines without an end', `${one}\n${two}`],
    ['lines that end with CRLF', `${one}\r\n${two}\r\n`],
    ['lines behind a byte order mark', `\ufeff${one}\n${two}\n`],
    ['lines with blank ones between', `\n${one}\n  \n\n${two}\n\n`],
    ['a list', `{"results":[${one},${two}]}`],
    ['a list with a line for each', `{"results":[\n${one},\n${two}\n]}\n`],
    [
      'a list laid out over many lines',
      JSON.stringify({ results: [wire(), JSON.parse(two)] }, null, 2),
    ],
    ['a bare list', `[${one},${two}]`],
    ['a bare list laid out over many lines', JSON.stringify([wire(), JSON.parse(two)], null, '\t')],
    ['lists on lines', `{"results":[${one}]}\n[${two}]\n`],
    [
      'objects laid out one after another',
      `${JSON.stringify(wire(), null, 2)}\n${JSON.stringify(JSON.parse(two), null, 2)}\n`,
    ],
    ['a line, then an object laid out', `${one}\n${JSON.stringify(JSON.parse(two), null, 2)}\n`],
    [
      'an object laid out, with CRLF and a byte order mark',
      `\ufeff${JSON.stringify(wire(), null, 2)}\n${two}`.replaceAll('\n', '\r\n'),
    ],
  ])('decodes %s in order', async (_, stdin) => {
    const { exitCode, stderr, lines } = await decode(stdin)
    expect(stderr).toBe('')
    expect(ids(lines)).toEqual(BOTH)
    expect(exitCode).toBe(0)
  })

  test('decodes an input that arrives byte by byte', async () => {
    const bytes = Buffer.from(`${JSON.stringify(wire({ id: 'ä€👍' }))}\r\n${two}`)
    const { lines } = await decode([...bytes].map((byte) => Uint8Array.of(byte)))
    expect(ids(lines)).toEqual(['ä€👍', 'second'])
  })

  test('takes the channel of a webhook from its event', async () => {
    const payload = wire({ platformId: undefined, details: 'item_2_clicked' })
    const envelope = { service: 'channels', event: 'whatsapp.interaction', payload }
    const { exitCode, lines } = await decode(
      `${JSON.stringify(envelope)}\n${JSON.stringify([envelope])}`,
    )
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line).toMatchObject({ channel: 'whatsapp', details: { kind: 'item', item: 2 } })
    }
    expect(exitCode).toBe(0)
  })

  test('lets --as win over the event, and the platform id decide where the event names no channel found', async () => {
    const envelope = (event: string): string =>
      JSON.stringify({ service: 'channels', event, payload: wire() })
    const stated = await decode(envelope('whatsapp.interaction'), ['--as', 'rcs'])
    expect(stated.lines[0]).toMatchObject({ channel: 'rcs', details: { kind: 'cardItem' } })
    const routed = await decode(envelope('pigeon.interaction'))
    expect(routed.lines[0]).toMatchObject({ channel: 'rcs', details: { kind: 'cardItem' } })
  })

  test('reports an event that is no interaction, and goes on', async () => {
    const inbound = { service: 'channels', event: 'whatsapp.inbound', payload: wire() }
    const { exitCode, stderr, lines } = await decode(`${JSON.stringify(inbound)}\n${two}\n`)
    expect(stderr).toBe('line 1: The event "whatsapp.inbound" is no interaction.\n')
    expect(ids(lines)).toEqual(['second'])
    expect(exitCode).toBe(1)
  })

  test('reports a line that is not JSON with its number, and goes on', async () => {
    const { exitCode, stderr, lines } = await decode(`${one}\n\n{"id": "x"\n${two}\nnonsense`)
    expect(stderr).toBe('line 3: It is not JSON.\nline 5: It is not JSON.\n')
    expect(ids(lines)).toEqual(BOTH)
    expect(exitCode).toBe(1)
  })

  test('reports a first line that is not JSON, and goes on', async () => {
    const { exitCode, stderr, lines } = await decode(`{"id": "x"\n${one}\n${two}\n`)
    expect(stderr).toBe('line 1: It is not JSON.\n')
    expect(ids(lines)).toEqual(BOTH)
    expect(exitCode).toBe(1)
  })

  test('reports an object over many lines that is cut, once', async () => {
    const text = JSON.stringify(wire(), null, 2)
    const { stderr, lines } = await decode(`${two}\n${text.slice(0, 300)}\n${one}\n`)
    expect(stderr).toBe('line 2: It is not JSON.\n')
    expect(ids(lines)).toEqual(['second', wire()['id']])
  })

  test('reports a line that is not UTF-8, and goes on', async () => {
    const broken = Buffer.concat([
      Buffer.from('{"id":"'),
      Buffer.of(0xff),
      Buffer.from(`"}\n${two}`),
    ])
    const { exitCode, stderr, lines } = await decode(broken)
    expect(stderr).toBe('line 1: It is not UTF-8.\n')
    expect(ids(lines)).toEqual(['second'])
    expect(exitCode).toBe(1)
  })

  test.each(['id', 'messageId', 'channelId', 'type', 'createdAt'])(
    'reports an element without %s with its line and place, and goes on',
    async (field) => {
      const list = JSON.stringify({ results: [JSON.parse(one), wireWithout(field)] })
      const { exitCode, stderr, lines } = await decode(`${list}\n${two}`)
      expect(stderr).toMatch(new RegExp(`^line 1: results\\[1\\]: .*"${field}"`))
      expect(ids(lines)).toEqual(BOTH)
      expect(exitCode).toBe(1)
    },
  )

  test.each(['null', '3', '"x"', '{}', '[[]]', '{"results":null}'])(
    'reports %s rather than give nothing',
    async (text) => {
      const { exitCode, stderr, lines } = await decode(text)
      expect(stderr).toMatch(/^line 1: /)
      expect(lines).toEqual([])
      expect(exitCode).toBe(1)
    },
  )

  test('says that an empty input is empty', async () => {
    const { exitCode, stderr } = await decode('')
    expect(stderr).toBe('note: The input is empty.\n')
    expect(exitCode).toBe(0)
  })

  test('lets an undocumented type, field, platform and details through as unknown', async () => {
    const sent = [
      wire({ type: 'levitated' }),
      wire({ platformId: 'carrier-pigeon' }),
      wire({ details: 'card_x' }),
      wire({ wings: 2 }),
    ]
    const { exitCode, lines } = await decode(JSON.stringify(sent), ['--raw'])
    expect(lines).toMatchObject([
      { type: 'unknown', sentType: 'levitated' },
      { channel: 'unknown', type: 'unknown', sentType: 'clicked' },
      { type: 'clicked', details: { kind: 'unrecognized', text: 'card_x' } },
      { type: 'clicked' },
    ])
    expect(lines.map(({ raw }) => raw)).toEqual(sent)
    expect(exitCode).toBe(0)
  })

  test('gives each line before it asks for more than the next one', async () => {
    const asked: number[] = []
    const printed: number[] = []
    function* chunks(): Generator<string> {
      for (let index = 0; index < 200; index += 1) {
        asked.push(index)
        yield `${one}\n`
      }
    }
    await run(['decode'], {
      stdin: chunks(),
      onStdout: () => printed.push(asked.length),
    })
    expect(printed).toHaveLength(200)
    // A stream reads some chunks ahead, not all of them.
    expect(printed[0]).toBeLessThan(50)
  })

  test('is not stopped by a value that is nested very deeply', async () => {
    const deep = `${one.slice(0, -1)},"extra":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const plain = await decode(`${deep}\n${two}`)
    expect(ids(plain.lines)).toEqual(BOTH)
    // Some versions of Node can print it, others cannot.
    const { stdout, stderr } = await run(['decode', '--raw'], { stdin: `${deep}\n${two}` })
    const reported = stderr.startsWith('line 1: ')
    expect(stdout.trimEnd().split('\n')).toHaveLength(reported ? 1 : 2)
    expect(stdout).toContain('"id":"second"')
  })

  test.each(Object.entries(HOSTILE))(
    'prints %s so that no terminal obeys it',
    async (_, hostile) => {
      const payload = { button: { payload: hostile } }
      const event = { event: `${hostile}.x`, payload: {} }
      const { stderr, lines } = await decode(
        `${JSON.stringify(wire({ type: hostile, metadata: payload }))}\n${JSON.stringify(event)}\n`,
      )
      expect(lines[0]?.['sentType']).toBe(hostile)
      expect(stderr).not.toMatch(UNSAFE_FOR_TERMINALS)
      expect(stderr.split('\n')).toHaveLength(2)
    },
  )

  test('reads a file from the working folder', async () => {
    const cwd = folderWith({ 'in.ndjson': `${one}\n${two}\n` })
    const { exitCode, stdout } = await run(['decode', 'in.ndjson'], { cwd })
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(exitCode).toBe(0)
  })

  test.each([
    ['./nowhere', 'does not exist'],
    ['.', 'is a folder'],
    ['file/below', 'does not exist'],
  ])('says what is wrong with the file %s', async (file, problem) => {
    const cwd = folderWith({ file: '' })
    const { exitCode, stdout, stderr } = await run(['decode', file], { cwd })
    expect(stderr).toContain(`The file ${file} ${problem}.`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(1)
  })

  test('shows its help instead of waiting for somebody to type', async () => {
    const { exitCode, stdout, stderr } = await run(['decode'], { stdinIsTerminal: true })
    expect(stderr).toMatch(/^Examples?:\n {2}bird-interactions decode/)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test('reads what is typed when - asks for it', async () => {
    const { stdout } = await run(['decode', '-'], { stdin: one, stdinIsTerminal: true })
    expect(JSON.parse(stdout)).toMatchObject({ type: 'clicked' })
  })

  test('refuses an unknown --as before it reads', async () => {
    const { exitCode, stderr } = await decode(one, ['--as', 'pigeon'])
    expect(stderr).toMatch(/Known are: (?:[a-z-]+, )*rcs, (?:[a-z-]+, )*whatsapp/)
    expect(exitCode).toBe(2)
  })

  test('knows the channels of --plugin', async () => {
    const cwd = folderWith({ 'pigeon.mjs': channelSource('pigeon') })
    const sent = wire({ platformId: 'pigeon-post', details: 'button_7' })
    const { stdout } = await run(['decode', '--plugin', './pigeon.mjs'], {
      cwd,
      stdin: JSON.stringify(sent),
    })
    expect(JSON.parse(stdout)).toMatchObject({
      channel: 'pigeon',
      type: 'clicked',
      details: { kind: 'button', button: 7, text: 'button_7' },
    })
  })
})
