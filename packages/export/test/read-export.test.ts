import { createCsvFormat, createNdjsonFormat, type ExportRow } from '@bird-interactions/export'
import { assert, asyncProperty, constantFrom, nat, string } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { channels, readAll, row } from './support/rows.ts'

const ndjson = createNdjsonFormat({ raw: true })
const csv = createCsvFormat({ channels, raw: true })

/** Texts that a cell of CSV holds as they are: the rest is escaped as in JSON. */
const cellText = string({
  unit: constantFrom(
    'a',
    '"',
    "'",
    ',',
    ';',
    '\n',
    '\r',
    '\t',
    '=',
    '-',
    '＋',
    '€',
    '😀',
    ' ',
    '\\',
  ),
}).filter((text) => text !== '')

/** Cuts bytes anywhere, in the middle of a character too. */
function cut(text: string, size: number): Uint8Array[] {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}

describe('what was exported is read again', () => {
  test('from NDJSON: any text, however it is cut', async () => {
    await assert(
      asyncProperty(
        string({ unit: 'binary', maxLength: 20 }),
        nat({ max: 50 }),
        async (payload, size) => {
          const rows = [row({ metadata: { button: { payload } } }, true), row({ details: payload })]
          const text = rows.map(ndjson.format).join('')
          expect(await readAll(cut(text, size + 1))).toEqual(
            rows.map((one) => JSON.parse(JSON.stringify(one)) as ExportRow),
          )
        },
      ),
    )
  })

  test('from CSV: what its columns have, character for character', async () => {
    await assert(
      asyncProperty(cellText, nat({ max: 50 }), async (text, size) => {
        const one = row(
          { platformId: text, details: text, metadata: { button: { payload: text } } },
          true,
        )
        const [read] = await readAll(cut(csv.header + csv.format(one), size + 1))
        const { receiver: _, ...columns } = one
        expect(read).toEqual(JSON.parse(JSON.stringify(columns)))
      }),
    )
  })

  test('from CSV: a cell of a megabyte', async () => {
    const payload = 'a"\n'.padEnd(64, 'x').repeat(16_384)
    const [read] = await readAll([
      csv.header,
      csv.format(row({ metadata: { button: { payload } } }, true)),
    ])
    expect(read?.metadata?.button?.payload).toBe(payload)
  })

  test('from CSV: numbers of details as numbers', async () => {
    const [read] = await readAll([csv.header, csv.format(row())])
    expect(read?.details).toEqual({
      kind: 'cardItem',
      card: 2,
      item: 1,
      text: 'card_2_item_1_clicked',
    })
  })

  test('from an export that is empty, or has a byte order mark, blank lines or other line ends', async () => {
    expect(await readAll([])).toEqual([])
    expect(await readAll(['\n', ''])).toEqual([])
    expect(await readAll([csv.header])).toEqual([])
    expect(
      await readAll([`\ufeff${ndjson.format(row())}\n\r\n${ndjson.format(row())}`]),
    ).toHaveLength(2)
    expect(
      await readAll([`\ufeff${csv.header}${csv.format(row())}`.replaceAll('\n', '\r\n')]),
    ).toHaveLength(1)
  })
})

describe('what is no export is refused with its line', () => {
  const one = ndjson.format(row())
  test.each([
    [
      'a row of a newer version',
      one + one.replace('"schemaVersion":1', '"schemaVersion":2'),
      /Line 2 is of version 2 .*Update/,
    ],
    ['a row without a version', `${one}{}\n`, /Line 2 is no row/],
    [
      'a row without what every row has',
      `${one}{"schemaVersion":1,"id":"a"}\n`,
      /Line 2 is no row/,
    ],
    ['a row that was cut off', one + one.slice(0, 90), /Line 2 is no row/],
    ['another value', `${one}[1]\n7\n`, /Line 2 is no row/],
    [
      'CSV of a newer version',
      csv.header + csv.format({ ...row(), schemaVersion: 2 }),
      /Line 2 is of version 2/,
    ],
    ['CSV of something else', 'a,b\n1,2\n', /Line 2 is no row/],
    ['CSV that was cut off', csv.header + csv.format(row()).slice(0, 60), /neither NDJSON nor CSV/],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x0a]), /not UTF-8/],
  ])('%s', async (_what, text, message) => {
    await expect(readAll([text])).rejects.toMatchObject({
      name: 'ExportError',
      code: 'unreadable_export',
      message: expect.stringMatching(message),
    })
  })

  test('what stands before it is given', async () => {
    const { readExport } = await import('@bird-interactions/export')
    const rows = readExport([`${one}{}\n`])
    expect((await rows.next()).done).toBe(false)
    await expect(rows.next()).rejects.toThrow('Line 2')
  })
})
