import { describe, expect, test } from 'vitest'

import { interleave } from '../interleave.ts'
import { type Bar, isMissed, keepsBar, type Measure, quotients, summarize } from '../measure.ts'
import { formatLine, formatPage } from '../page.ts'

describe('the summary of values', () => {
  test.each([
    [[3, 1, 2], { median: 2, least: 1, most: 3 }],
    [[10, 9, 100, 1], { median: 10, least: 1, most: 100 }],
    [[5], { median: 5, least: 5, most: 5 }],
  ])('of %j', (values, summary) => {
    expect(summarize(values)).toEqual(summary)
  })

  test('of none is refused', () => {
    expect(() => summarize([])).toThrow('nothing was measured')
  })
})

describe('a bar', () => {
  test.each<[Bar | undefined, readonly number[], boolean]>([
    [{ atMost: 1.3 }, [1, 1.3, 9], true],
    [{ atMost: 1.3 }, [1, 1.31, 1.32], false],
    [{ atLeast: 0.9 }, [0.1, 0.9, 1], true],
    [{ atLeast: 0.9 }, [0.89, 0.8, 1], false],
    [{ atLeast: 0.9 }, [Number.NaN], false],
    [{ atMost: 0.9 }, [Number.NaN], false],
    [undefined, [99], true],
  ])('%j and %j: kept is %j', (bar, values, isKept) => {
    expect(keepsBar({ what: 'any', values, ...(bar === undefined ? {} : { bar }) })).toBe(isKept)
  })

  test('is missed when it is not kept, unless it is out of reach', () => {
    const measure = { what: 'any', values: [2], bar: { atMost: 1 } }
    expect(isMissed(measure)).toBe(true)
    expect(isMissed({ ...measure, outOfReach: 'because' })).toBe(false)
    expect(isMissed({ ...measure, values: [1] })).toBe(false)
  })
})

test('values to those of the same rounds', () => {
  expect(quotients([6, 5], [3, 2])).toEqual([2, 2.5])
  expect(quotients([6], [])).toEqual([Number.NaN])
})

describe('interleaved runs', () => {
  test('compare each subject with the runs of the reference beside it, and leave the first round out', async () => {
    const order: string[] = []
    let references = 0
    const ratios = await interleave(
      {
        name: 'reference',
        run: () => {
          order.push('reference')
          references += 1
          return references
        },
      },
      ['a', 'b'].map((name) => ({
        name,
        run: () => {
          order.push(name)
          return Promise.resolve(21)
        },
      })),
      1,
    )
    const round = ['reference', 'a', 'reference', 'b', 'reference']
    expect(order).toEqual([...round, ...round])
    expect([...ratios]).toEqual([
      ['a', [42 / (4 + 5)]],
      ['b', [42 / (5 + 6)]],
    ])
  })
})

describe('what is shown', () => {
  const kept = { what: 'a', values: [1, 2, 1.5], bar: { atMost: 1.5 } }
  const missed = { what: 'b', values: [100, 7.25, 8], unit: 'MB', bar: { atLeast: 9 } }

  test('on a line has the median, the range, the rounds and the bar', () => {
    expect(formatLine(kept)).toBe('a: 1.50 (1.00 to 2.00, 3 rounds; bar: at most 1.50)')
    expect(formatLine(missed)).toBe(
      'b: 8 MB (7.3 MB to 100 MB, 3 rounds; bar: at least 9 MB: NOT KEPT)',
    )
    expect(formatLine({ what: 'c', values: [1] })).toBe('c: 1.00 (1.00 to 1.00, 1 rounds)')
  })

  test('has more digits where a median is shown that just misses its bar', () => {
    const close = { what: 'd', values: [1.1504], bar: { atMost: 1.15 } }
    expect(formatLine(close)).toMatch(/^d: 1.15040 \(.*NOT KEPT\)$/)
    expect(formatLine({ ...close, values: [1.16] })).toMatch(/^d: 1.16 \(.*NOT KEPT\)$/)
    const size = { what: 'e', values: [0.84], unit: 'MB', bar: { atMost: 0.83 } }
    expect(formatLine(size)).toMatch(/^e: 0.840000 MB \(.*NOT KEPT\)$/)
  })

  test('on the page has a table for each figure, and says which bars are not kept', () => {
    const page = formatPage(
      [{ name: 'start', title: 'Start', method: 'In turn.', measures: [kept, missed] }],
      { versions: ['Node 1', 'core 2'], processor: '2 processors (any)' },
    )
    expect(page).toContain('Measured with Node 1, core 2, on 2 processors (any).')
    expect(page).toContain('## Start\n\n`pnpm bench start`. In turn.\n')
    expect(page).toContain('| a | 1.50 | 1.00 | 2.00 | at most 1.50 |')
    expect(page).toContain('| b | 8 MB | 7.3 MB | 100 MB | at least 9 MB (not kept) |')
  })

  test('has the reason below when a bar that is not kept is out of reach', () => {
    const setting = { versions: [], processor: 'any' }
    const page = (measure: Measure): string =>
      formatPage([{ name: 'a', title: 'A', method: 'In turn.', measures: [measure] }], setting)
    const explained = { ...missed, outOfReach: 'nothing comes in less' }
    const note = 'shows it:\n\n- b: nothing comes in less.\n'
    expect(page(explained)).toContain(note)
    expect(page({ ...explained, values: [9] })).not.toContain('out of reach')
    expect(page(missed)).not.toContain('out of reach')
    expect(formatLine(explained)).toContain('NOT KEPT, because nothing comes in less)')
  })
})
