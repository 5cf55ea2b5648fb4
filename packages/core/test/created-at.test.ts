import { compareCreatedAt, type Timestamped } from '@bird-interactions/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const sorted = (...values: readonly Timestamped[]) => values.toSorted(compareCreatedAt)

describe('compareCreatedAt orders by the moment', () => {
  test.each([
    ['2024-08-13T11:26:21Z', '2024-08-13T11:26:22Z'],
    ['2024-08-13T11:26:21Z', '2024-08-13T11:26:21.1Z'],
    ['2024-08-13T11:26:21.19271Z', '2024-08-13T11:26:21.192711Z'],
    ['2024-08-13T11:26:21.09Z', '2024-08-13T11:26:21.1Z'],
    ['2024-08-13T11:26:21.999999998Z', '2024-08-13T11:26:21.999999999Z'],
    ['2024-08-13T11:26:21.1234567890123Z', '2024-08-13T11:26:21.1234567890124Z'],
    ['2024-08-13T13:26:21+02:00', '2024-08-13T11:26:22Z'],
    ['2024-08-13T23:30:00+01:00', '2024-08-13T22:00:00-01:00'],
    ['2024-12-31T23:59:59.9Z', '2025-01-01T00:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['1999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['0099-12-31T00:00:00Z', '1901-01-01T00:00:00Z'],
    ['2016-12-31T23:59:59Z', '2016-12-31T23:59:60Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:01Z'],
    ['2024-08-13T23:59:59Z', '2024-08-13T24:00:00Z'],
  ])('%s before %s', (earlier, later) => {
    expect(compareCreatedAt(earlier, later)).toBeLessThan(0)
    expect(compareCreatedAt(later, earlier)).toBeGreaterThan(0)
    expect(sorted(later, earlier)).toEqual([earlier, later])
  })

  test.each([
    ['2024-08-13T11:26:21Z', '2024-08-13T11:26:21.000000000Z'],
    ['2024-08-13T11:26:21.5Z', '2024-08-13T11:26:21.50Z'],
    ['2024-08-13T11:26:21Z', '2024-08-13T13:26:21+02:00'],
    ['2024-08-13T11:26:21Z', '2024-08-13T05:56:21-05:30'],
    ['2024-08-13T11:26:21Z', '2024-08-13t11:26:21z'],
    ['2024-08-13T11:26:21Z', '2024-08-13 11:26:21Z'],
    ['2024-08-13T11:26:21Z', '2024-08-13T11:26:21'],
    ['2024-08-13T24:00:00Z', '2024-08-14T00:00:00Z'],
    ['2024-08-13T11:26:21Z', '2024-08-13T11:26:21-00:00'],
    ['2024-08-13T11:26:21Z', '2024-08-14T11:25:21+23:59'],
  ])('%s is the moment of %s', (left, right) => {
    expect(compareCreatedAt(left, right)).toBe(0)
    expect(compareCreatedAt(right, left)).toBe(0)
  })

  test.each([
    'yesterday',
    '',
    '2024-08-13',
    '1723548381',
    '2024-13-01T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-01-32T00:00:00Z',
    '2024-01-00T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-08-13T25:00:00Z',
    '2024-08-13T24:00:01Z',
    '2024-08-13T24:30:00Z',
    '2024-08-13T11:60:00Z',
    '2024-08-13T11:26:61Z',
    '2024-08-13T11:26:21.Z',
    '2024-08-13T11:26:21+24:00',
    '2024-08-13T11:26:21+00:60',
    '2024-08-13T11:26:21Z\n',
    '12024-08-13T11:26:21Z',
    '٢٠٢٤-08-13T11:26:21Z',
  ])('%j is no timestamp, and comes last', (text) => {
    expect(compareCreatedAt(text, '9999-12-31T23:59:59Z')).toBeGreaterThan(0)
    expect(compareCreatedAt('9999-12-31T23:59:59Z', text)).toBeLessThan(0)
    expect(compareCreatedAt(text, text)).toBe(0)
  })
})

describe('compareCreatedAt breaks a tie by the id', () => {
  const createdAt = '2024-08-13T11:26:21Z'

  test('of equal moments', () => {
    const first = { createdAt, id: 'a' }
    const second = { createdAt: '2024-08-13T11:26:21.0Z', id: 'b' }
    expect(sorted(second, first)).toEqual([first, second])
  })

  test('in whatever case a UUID is written', () => {
    expect(compareCreatedAt({ createdAt, id: 'AB' }, { createdAt, id: 'ab' })).toBe(0)
  })

  test('without one it is a tie', () => {
    expect(compareCreatedAt({ createdAt }, createdAt)).toBe(0)
  })

  test('of what is no timestamp, after its text', () => {
    const first = { createdAt: 'a', id: '2' }
    const second = { createdAt: 'b', id: '1' }
    const third = { createdAt: 'b', id: '2' }
    expect(sorted(third, second, first)).toEqual([first, second, third])
  })
})

describe('compareCreatedAt is a total order', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '9'), maxLength: 9 })
  const timestamp = fc
    .tuple(
      fc.constantFrom('1969-12-31T23:59:', '2024-08-13T11:26:', '2024-08-13T13:26:'),
      fc.constantFrom('58', '59', '60'),
      digits,
      fc.constantFrom('Z', '', '+02:00', '-00:30'),
    )
    .map(([minute, second, fraction, zone]) =>
      [minute, second, fraction === '' ? '' : `.${fraction}`, zone].join(''),
    )
  const value: fc.Arbitrary<Timestamped> = fc.oneof(
    timestamp,
    fc.constantFrom('', 'never', '2024-02-30T00:00:00Z'),
    fc.record({ createdAt: timestamp, id: fc.constantFrom('a', 'A', 'b') }),
  )

  test('antisymmetric', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        expect(Math.sign(compareCreatedAt(left, right))).toBe(
          -Math.sign(compareCreatedAt(right, left)) + 0,
        )
      }),
    )
  })

  test('transitive', () => {
    fc.assert(
      fc.property(value, value, value, (first, second, third) => {
        const [low, middle, high] = sorted(first, second, third)
        expect(compareCreatedAt(low ?? '', middle ?? '')).toBeLessThanOrEqual(0)
        expect(compareCreatedAt(middle ?? '', high ?? '')).toBeLessThanOrEqual(0)
        expect(compareCreatedAt(low ?? '', high ?? '')).toBeLessThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  test('and agrees with Date, as far as a Date goes', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, date, (left, right) => {
        expect(Math.sign(compareCreatedAt(left.toISOString(), right.toISOString()))).toBe(
          Math.sign(left.getTime() - right.getTime()),
        )
      }),
    )
  })
})
