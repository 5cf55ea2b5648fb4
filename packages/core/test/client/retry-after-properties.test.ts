import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseRetryAfter } from '../../src/client/answer/retry-after.ts'
import { clientFor, ref, rejection } from './setting.ts'

const START = Date.UTC(2026, 0, 1)

/** Whole seconds, as HTTP dates have no other. */
const moment = fc
  .integer({ min: Date.UTC(1970, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 })
  .map((seconds) => new Date(seconds * 1000))

const read = (value: string, headers: Readonly<Record<string, string>> = {}): number | undefined =>
  parseRetryAfter({ ...headers, 'retry-after': value }, fakeClock(START))

/** Texts near the grammar, which hardly any other text is. */
const nearly = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-.,eExX \t٣')) }),
  fc
    .tuple(moment, fc.nat({ max: 28 }), fc.string({ unit: 'grapheme', maxLength: 3 }))
    .map(([date, at, text]) => {
      const written = date.toUTCString()
      return written.slice(0, at) + text + written.slice(at + text.length)
    }),
)

describe('Retry-After', () => {
  test('of one to ten digits means so many seconds, whatever the blanks around', () => {
    const blanks = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 3 })
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999_999 }), blanks, blanks, (seconds, before, after) => {
        expect(read(`${before}${seconds}${after}`)).toBe(seconds * 1000)
      }),
    )
  })

  test('of a date means until then: from the Date of the answer, or from the own clock', () => {
    fc.assert(
      fc.property(moment, moment, (until, date) => {
        const value = until.toUTCString()
        expect(read(value, { date: date.toUTCString() })).toBe(
          Math.max(0, until.getTime() - date.getTime()),
        )
        expect(read(value)).toBe(Math.max(0, until.getTime() - START))
      }),
    )
  })

  test('of any other text is absent', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const value = text.trim()
        const isSeconds = /^\d{1,10}$/.test(value)
        const isDate = new Date(value).toString() !== 'Invalid Date'
        const isWrittenAsDate = isDate && new Date(value).toUTCString() === value
        expect(read(text) !== undefined).toBe(isSeconds || isWrittenAsDate)
      }),
      { numRuns: 1000 },
    )
  })

  test('is never undercut by a retry, and exceeded by a fifth at most', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 45 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.constantFrom(408, 429, 500, 503),
        fc.boolean(),
        async (seconds, random, status, asDate) => {
          const clock = fakeClock(START)
          const sentAt: number[] = []
          const headers = {
            'retry-after': asDate
              ? new Date(START + seconds * 1000).toUTCString()
              : seconds.toString(),
          }
          const transport = fakeTransport([
            () => {
              sentAt.push(clock.now())
              return { status, headers }
            },
            () => {
              sentAt.push(clock.now())
              return {}
            },
          ])
          const client = clientFor('https://example.com', {
            transport,
            clock,
            random: () => random,
          })
          const call = client.interactions.list(ref)
          await clock.advance(60_000)
          await call
          expect(sentAt).toHaveLength(2)
          expect(sentAt[1]).toBeGreaterThanOrEqual(seconds * 1000)
          expect(sentAt[1]).toBeLessThanOrEqual(seconds * 1200)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('longer than the deadline fails at once and says how long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 60, max: 9_999_999_999 }), async (seconds) => {
        const clock = fakeClock(START)
        const transport = fakeTransport([
          { status: 503, headers: { 'retry-after': seconds.toString() } },
        ])
        const client = clientFor('https://example.com', { transport, clock })
        const error = await rejection(client.interactions.list(ref))
        expect(error).toMatchObject({ attempts: 1, retryAfterMs: seconds * 1000 })
        expect(clock.now()).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})
