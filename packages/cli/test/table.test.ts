import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'

import { paintFor } from '../src/output/paint.ts'
import { cut, widthOf } from '../src/output/table/cut.ts'
import { fitWidths, totalWidth } from '../src/output/table/fit-widths.ts'
import { createTable } from '../src/output/table/table.ts'

const anyGlyphs = fc.string({
  unit: fc.constantFrom('a', 'é', 'e\u0301', '予', '👍🏽', '👩‍🚀', '\u0301', 'ｱ', '한', '🇵🇹', '…', '~'),
  maxLength: 30,
})

test('a text is as wide as a terminal shows it, whether it has to be measured or not', () => {
  const sample = Array.from({ length: 0x2100 - 0x20 }, (_, index) =>
    String.fromCodePoint(0x20 + index),
  )
  const shown = sample.filter((character) => !/[\p{C}\p{Z}]/u.test(character) || character === ' ')
  for (const character of shown) {
    expect([character, widthOf(character, 80)]).toEqual([character, stringWidth(character)])
  }
})

describe('a cell that is too wide', () => {
  test('is cut between glyphs, where the ellipsis takes a column', () => {
    expect(cut('website-lisbon', 8)).toBe('website…')
    expect(cut('予約する', 6)).toBe('予約…')
    expect(cut('予約する', 5)).toBe('予約…')
    expect(cut('👩‍🚀👩‍🚀👩‍🚀', 4)).toBe('👩‍🚀…')
    expect(cut('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301…')
  })

  test('keeps its end when that says more', () => {
    expect(cut('2026-03-03 16:30:21', 15, 'start')).toBe('…03-03 16:30:21')
    expect(cut('2026-03-03 16:30:21', 18, 'start')).toBe('…03-03 16:30:21')
    expect(cut('2026-03-03 16:30:21', 9, 'start')).toBe('…16:30:21')
    expect(cut('2026', 3, 'start')).toBe('…26')
  })

  test.each([0, 1, 2])('leaves no more than %d columns', (columns) => {
    for (const from of ['start', 'end'] as const) {
      expect(stringWidth(cut('予約', columns, from))).toBeLessThanOrEqual(columns)
    }
  })

  test('never takes more columns than there are, whatever it holds, and is as it was when it fits', () => {
    fc.assert(
      fc.property(
        anyGlyphs,
        fc.nat({ max: 40 }),
        fc.constantFrom('start', 'end'),
        (text, columns, from) => {
          const shown = cut(text, columns, from)
          expect(stringWidth(shown)).toBeLessThanOrEqual(columns)
          if (stringWidth(text) <= columns) expect(shown).toBe(text)
        },
      ),
    )
  })

  test('does not let through a pile of combining characters', () => {
    const pile = `a${'\u0301'.repeat(100_000)}`
    expect(cut(`${pile}bc`, 2).length).toBeLessThan(100)
  })

  test('is not measured glyph by glyph when it is a megabyte', () => {
    const started = performance.now()
    expect(widthOf('é'.repeat(1_000_000), 80)).toBeGreaterThan(80)
    expect(cut('é'.repeat(1_000_000), 80)).toBe(`${'é'.repeat(79)}…`)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('columns that do not fit', () => {
  const measured = [
    { name: 'TIME', header: 21, cells: 19 },
    { name: 'CHANNEL', header: 7, cells: 3 },
    { name: 'DETAILS', header: 7, cells: 34 },
  ]

  test('are as wide as their widest cell or header while there is room', () => {
    expect(fitWidths(measured, 66, [])).toEqual([21, 7, 34])
  })

  test('give way by their headers first', () => {
    expect(fitWidths(measured, 63, [])).toEqual([19, 6, 34])
    expect(fitWidths(measured, 61, [])).toEqual([19, 4, 34])
  })

  test('then in the order given, down to what each keeps', () => {
    const order = [
      ['TIME', 15],
      ['DETAILS', 20],
      ['TIME', 9],
    ] as const
    expect(fitWidths(measured, 59, order)).toEqual([17, 4, 34])
    expect(fitWidths(measured, 50, order)).toEqual([15, 4, 27])
    expect(fitWidths(measured, 40, order)).toEqual([12, 4, 20])
  })

  test('at last by the widest, down to one', () => {
    expect(fitWidths(measured, 20, [])).toEqual([6, 4, 6])
    expect(fitWidths(measured, 1, [])).toEqual([1, 1, 1])
  })

  test('take no more than there is, and no less than they could', () => {
    const column = fc.record({ header: fc.nat({ max: 20 }), cells: fc.nat({ max: 300 }) })
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 300 }),
        (columns, width) => {
          const all = columns.map((one, index) => ({ name: `${index}`, ...one }))
          const natural = totalWidth(all.map(({ header, cells }) => Math.max(header, cells)))
          const fitted = fitWidths(all, width, [['0', 3]])
          if (natural <= width) expect(totalWidth(fitted)).toBe(natural)
          else if (fitted.some((one) => one > 1)) expect(totalWidth(fitted)).toBe(width)
        },
      ),
    )
  })
})

describe('a table', () => {
  const columns = [{ name: 'A' }, { name: 'B' }, { name: 'C' }]

  test.each([0, 1, 2, 7, 8, 20, 300])('is never wider than a terminal of %d columns', (width) => {
    const table = createTable(columns, { width, paint: paintFor(false) })
    const text = table.lines([
      ['予約', 'x'.repeat(400), '👩‍🚀'],
      ['', '', ''],
    ])
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width)
  })

  test('keeps the widths of its first rows, so that what comes later stays in its column', () => {
    const table = createTable(columns, { width: 40 })
    const first = table.lines([['one', 'two', 'three']])
    expect(first).toBe('A    B    C\none  two  three\n')
    expect(table.lines([['1', 'a longer one', '3']])).toBe('1    a …  3\n')
  })

  test('cuts nothing without a terminal, and pads nothing by a megabyte', () => {
    const long = 'x'.repeat(1_000_000)
    const [, first = '', second = ''] = createTable(columns)
      .lines([
        ['a', long, 'b'],
        ['c', 'd', 'e'],
      ])
      .split('\n')
    expect(first).toBe(`a  ${long}  b`)
    expect(second.length).toBeLessThan(300)
  })

  test('that is cut as a whole has no colours, whose end would be cut off', () => {
    const table = createTable(columns, { width: 4, paint: paintFor(true) })
    expect(table.lines([['one', 'two', 'three']])).toBe('A  …\n…  …\n')
  })

  test('paints cells and not the blanks between them', () => {
    const table = createTable(columns, { paint: paintFor(true) })
    const text = table.lines([
      [{ text: 'x', tone: 'caution' }, 'y', { text: '\u001b[31m', tone: 'faint' }],
    ])
    expect(text).toBe(
      '\u001b[1mA\u001b[22m  \u001b[1mB\u001b[22m  \u001b[1mC\u001b[22m\n\u001b[33mx\u001b[39m  y  \u001b[2m^[[31m\u001b[22m\n',
    )
  })
})
