import { describe, expect, test, vi } from 'vitest'

import { runBuilt } from './built-command.ts'
import { uuid, wireOf } from './data-setting.ts'
import { runInTerminal, show } from './pseudo-terminal.ts'
import { listAny, serverThat, serverWith } from './terminal-setting.ts'

// Each test starts processes, and some of them many.
vi.setConfig({ testTimeout: 30_000 })

/** A page of texts that are chosen to hurt whoever prints them. */
const HOSTILE = [
  '\u001b[2J\u001b[H\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b]52;c;cm0gLXJmIC8=\u0007',
  '\u001b]8;;https://example.com/\u001b\\click\u001b]8;;\u001b\\',
  '\u001bP+q544e\u001b\\ \u001b_x\u001b\\ \u001bc',
  '\u009b2J\u009d52;c;AAAA\u009c\u0090q\u009c',
  'bell\u0007 backspace\b\b\b carriage\rreturn',
  '\u202egpj.exe\u202c \u2066left\u2069 \u200fmark\u061c',
  'zero\u200bwidth\u200c\u200d\ufeff\u2060',
  'NUL\0DEL\u007f',
  'one\nTIME  CHANNEL\r\ntwo\u2028three\u0085',
  '=HYPERLINK("https://example.com","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '＝1＋1',
  'x,=1;=2"=3',
  '"quoted", \'quoted\' \\ back',
  'half \ud83d of a pair',
  'tag\u{e0041}',
  `pile ${'\u0301'.repeat(300)}`,
]

const MEGABYTE = 'x\u001b[31m'.repeat(200_000)

const wires = HOSTILE.map((text, index) =>
  wireOf({
    id: uuid(index),
    type: index % 2 === 0 ? text : 'clicked',
    createdAt: text,
    platformId: index % 3 === 0 ? text : 'rcs-google',
    details: text,
    metadata: { button: { payload: text }, link: { name: text, url: text } },
    receiver: { contacts: [{ identifierValue: text }] },
    messageTags: [text],
  }),
)

wires.push(wireOf({ id: uuid(99), metadata: { button: { payload: MEGABYTE } } }))

/** What travels as UTF-8: half of a pair does not. */
const sent = JSON.parse(JSON.stringify(wires)) as typeof wires

const OWN_COLORS = /\u001b\[(?:1|2|22|31|33|39)m/g

const OBEYED_BY_TERMINALS =
  /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u

const ESCAPED_IN_JSON =
  /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u

/** What a terminal was told besides to show lines of text in colours of ours. */
async function harmIn(written: string): Promise<unknown> {
  const { deeds } = await show(written)
  return { deeds, obeyed: OBEYED_BY_TERMINALS.exec(written.replaceAll(OWN_COLORS, ''))?.[0] }
}

const NO_HARM = { deeds: [], obeyed: undefined }

describe('a page of payloads chosen to hurt', () => {
  test('T01 is a table of one line each, none wider than the terminal, of which the terminal obeys nothing', async () => {
    const env = await serverWith(wires)
    const { exitCode, written } = await runInTerminal(listAny, { env, columns: 100 })
    expect(await harmIn(written)).toEqual(NO_HARM)
    const [, ...rows] = written.slice(written.indexOf('TIME')).trimEnd().split('\n')
    expect(rows.length).toBeGreaterThanOrEqual(wires.length)
    expect(written.length).toBeLessThan(50_000)
    expect(exitCode).toBe(0)
  })

  test('T01 is a whole table in a pipe, of which a terminal obeys nothing either', async () => {
    const { stdout, stderr } = await runBuilt(listAny, { env: await serverWith(wires) })
    expect(stdout.split('\n')).toHaveLength(wires.length + 2)
    expect(await harmIn(stdout.replaceAll(/\S{1000,}/g, '…') + stderr)).toEqual(NO_HARM)
    // The megabyte is there in full, and in its own row alone.
    expect(stdout.length).toBeLessThan(20_000_000)
  })

  test.each([['--json'], ['--format', 'ndjson']].map((flags) => [flags.join(' '), flags]))(
    'T01 is JSON that parses to the data as sent, without a character that a terminal obeys: %s',
    async (_, flags) => {
      const env = await serverWith(wires)
      const { stdout } = await runBuilt([...listAny, ...flags, '--raw'], { env })
      expect(ESCAPED_IN_JSON.exec(stdout)).toBeNull()
      const interactions = (
        flags[0] === '--json'
          ? JSON.parse(stdout)
          : stdout
              .trimEnd()
              .split('\n')
              .map((line) => JSON.parse(line) as unknown)
      ) as { raw: unknown }[]
      expect(interactions.map(({ raw }) => raw)).toEqual(sent)
    },
  )

  test('T01 is CSV that holds no formula and that a terminal shows as text', async () => {
    const env = await serverWith(wires)
    const piped = await runBuilt([...listAny, '--format', 'csv', '--raw'], { env })
    for (const cell of cellsOf(piped.stdout)) {
      expect(cell.slice(0, 80)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      if (!cell.startsWith("'"))
        expect(/[,;|"'][=+\-@\t\r＝＋－＠]/.exec(cell)?.[0]).toBeUndefined()
    }
    const shown = await runInTerminal([...listAny, '--format', 'csv'], { env })
    expect(await harmIn(shown.written)).toEqual(NO_HARM)
  })

  test('T01 is harmless in the words about an error, of a server and of an input', async () => {
    for (const text of [HOSTILE.join(' '), MEGABYTE, ...HOSTILE.slice(0, 8)]) {
      const env = await serverThat((response) => {
        response.writeHead(404, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({
            code: text.slice(0, 1000),
            message: text,
            details: { [text.slice(0, 1000)]: 1 },
          }),
        )
      })
      const { exitCode, written } = await runInTerminal(listAny, { env })
      expect(await harmIn(written)).toEqual(NO_HARM)
      expect(written).toMatch(/error:/)
      expect(written.length).toBeLessThan(10_000)
      expect(exitCode).toBe(3)
    }
    const input = JSON.stringify({ event: HOSTILE.join(''), payload: {} })
    const decoded = await runBuilt(['decode'], { input })
    expect(await harmIn(decoded.stderr.replaceAll(/\S{1000,}/g, '…'))).toEqual(NO_HARM)
    expect(decoded.stderr).toMatch(/^line 1: /)
  })
})

/** The cells of CSV by the letter of RFC 4180. */
function cellsOf(csv: string): string[] {
  return [...csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
