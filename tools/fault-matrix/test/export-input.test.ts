import { writeFileSync } from 'node:fs'

import { createCsvFormat, createNdjsonFormat, readExport, rowOf } from '@bird-interactions/export'
import { rcs } from '@bird-interactions/rcs'
import { assert, asyncProperty, constantFrom, string } from 'fast-check'
import { describe, expect, test, vi } from 'vitest'

import { decode, wireOf } from './data-setting.ts'
import { becomes, sortedLines, worldOf } from './export-setting.ts'
import { anyRef } from './support.ts'

// Processes take longer to start when much else is at work.
vi.setConfig({ testTimeout: 60_000 })

describe('message ids', () => {
  test('X08 with other line ends, a byte order mark, blank lines and repetitions are asked for once each, and bad lines are told', async () => {
    const world = await worldOf(4)
    const [a = '', b = '', c = '', d = ''] = world.ids
    const lines = [a, '', `  ${b}\t`, a.toUpperCase(), 'no id', c, c, 'ids\u001b[31m', `${d}x`, d]
    writeFileSync(world.at('ids'), `\ufeff${lines.join('\r\n')}`)
    const { exitCode, stderr } = await world.run('ids', '--output', 'out')
    expect(exitCode).toBe(1)
    expect(world.asked()).toBe(4)
    expect(stderr).toContain('line 5: This is no UUID: "no id"\n')
    expect(stderr).toContain('line 8: This is no UUID: "ids\\u001b[31m"\n')
    expect(stderr).toContain(`line 9: This is no UUID: "${d}x"\n`)
    const failures = sortedLines(world.read('out.failed.ndjson')).map(
      (line) => JSON.parse(line) as { line: number; code: string },
    )
    expect(failures.map(({ line, code }) => `${line} ${code}`).toSorted()).toEqual([
      '5 invalid_id',
      '8 invalid_id',
      '9 invalid_id',
    ])
  })

  test('X08 in a column of CSV are found by its name', async () => {
    const world = await worldOf(3)
    const rows = world.ids.map((id, index) => `"Lisbon, ""${index}""\n",${id}`)
    writeFileSync(world.at('sent.csv'), `\ufeffcity,message id\r\n${rows.join('\r\n')}\r\n,\r\n`)
    const found = await world.run('sent.csv', '--column', 'message id', '--output', 'out')
    expect(found.exitCode).toBe(0)
    expect(world.asked()).toBe(3)
    const other = await world.run('sent.csv', '--column', 'id', '--output', 'other')
    expect(other).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('It has: city, message id.'),
    })
  })

  test('X08 through standard input are read as they come, however many they are', async () => {
    const world = await worldOf(30)
    const run = world.start('-', '--output', 'out', '--rate', '100000')
    run.child.stdin?.write(`${world.ids.slice(0, 20).join('\n')}\n`)
    await becomes(() => world.asked() === 20)
    const lines = `${world.ids.join('\n')}\n`.repeat(2000)
    run.child.stdin?.end(lines)
    const { exitCode, stderr } = await run.ended
    expect(exitCode).toBe(0)
    expect(world.asked()).toBe(30)
    expect(stderr).toContain('59,990 ids were there more than once')
  })
})

/** A row whose every text of a sender is this one. */
function rowWith(text: string) {
  const wire = wireOf({ platformId: text, details: text, metadata: { button: { payload: text } } })
  return rowOf(decode(wire, { channel: 'rcs' }), anyRef, true)
}

const csv = createCsvFormat({ channels: [rcs], raw: true })

describe('cells that a spreadsheet would take for formulas', () => {
  const hostile = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']
    .map((start) => `${start}cmd|A1`)
    .concat('a,=1', 'a;=1', 'a\t=1', 'a"=1', "a'=1", 'a\n@1', 'a;＝1')

  test('X14 get a mark in front, which can be left out, and NDJSON is as sent', async () => {
    const world = await worldOf(1)
    const [id = ''] = world.ids
    for (const payload of hostile) {
      world.sandbox.setFaults([
        {
          body: JSON.stringify({
            results: [
              wireOf({
                messageId: id,
                channelId: world.env['BIRD_CHANNEL_ID'],
                metadata: { button: { payload } },
              }),
            ],
          }),
        },
      ])
      const [marked, plain, ndjson] = await Promise.all([
        world.run('ids', '--format', 'csv'),
        world.run('ids', '--format', 'csv', '--no-escape-formulas'),
        world.run('ids'),
      ])
      const inCell = payload.replaceAll('"', '""')
      expect(marked.stdout).toMatch(/,"?'/)
      expect(marked.stdout).toContain(`'${inCell}`)
      expect(plain.stdout).toContain(inCell)
      expect(plain.stdout).not.toContain(`'${inCell}`)
      expect(JSON.parse(ndjson.stdout)).toMatchObject({ metadata: { button: { payload } } })
    }
  })
})

describe('cells of any text', () => {
  const text = string({
    unit: constantFrom('a', '"', "'", ',', ';', '\n', '\r', '\t', '=', '＋', '€', '😀', ' ', '\\'),
    minLength: 1,
  })

  test('X15 come out of CSV as they went in', async () => {
    await assert(
      asyncProperty(text, async (sent) => {
        const row = rowWith(sent)
        const [read] = await all(readExport([csv.header, csv.format(row)]))
        expect(read?.platformId).toBe(sent)
        expect(read?.details?.text).toBe(sent)
        expect(read?.metadata?.button?.payload).toBe(sent)
        expect(read?.raw).toEqual(row.raw)
      }),
    )
  })

  test('X15 of a megabyte, too', async () => {
    const sent = '",\r\n'.padEnd(64, 'x').repeat(16_384)
    const [read] = await all(readExport([csv.header, csv.format(rowWith(sent))]))
    expect(read?.metadata?.button?.payload).toBe(sent)
  })

  test('X15 that no file or spreadsheet can hold are escaped as JSON escapes them, and NDJSON loses nothing', async () => {
    for (const sent of ['a\0b', 'a\ud800b', '\udfff', 'a\u001bb', '\u202e']) {
      const escaped = JSON.stringify(sent)
        .slice(1, -1)
        .replaceAll('\u202e', String.raw`\u202e`)
      const [fromCsv] = await all(readExport([csv.header, csv.format(rowWith(sent))]))
      expect(fromCsv?.platformId).toBe(escaped)
      const ndjson = Buffer.from(createNdjsonFormat().format(rowWith(sent)))
      const [fromNdjson] = await all(readExport([ndjson]))
      expect(fromNdjson?.platformId).toBe(sent)
    }
  })
})

describe('the version of an export', () => {
  test('X28 is in each row, and a reader that does not know it refuses', async () => {
    const world = await worldOf(3)
    for (const format of ['ndjson', 'csv']) {
      const output = `out.${format}`
      await world.run('ids', '--output', output)
      const exported = world.read(output)
      const rows = await all(readExport([exported]))
      expect(rows.length).toBeGreaterThanOrEqual(3)
      expect(new Set(rows.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([1]))
      const newer =
        format === 'csv'
          ? exported.replaceAll(/^1,/gm, '2,')
          : exported.replaceAll('"schemaVersion":1', '"schemaVersion":2')
      await expect(all(readExport([newer]))).rejects.toMatchObject({
        name: 'ExportError',
        code: 'unreadable_export',
        message: expect.stringMatching(/version 2 .*reads up to 1\. Update/),
      })
    }
  })
})

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const row of rows) collected.push(row)
  return collected
}
