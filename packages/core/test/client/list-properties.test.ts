import { isDeepStrictEqual, inspect } from 'node:util'

import { type FakeAnswer, fakeTransport } from '@bird-interactions/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { canonicalJson } from '../../src/client/list/canonical-json.ts'
import { channelId, clientFor, messageId, ref } from './setting.ts'

type Element = Readonly<Record<string, unknown>>

const uuid = (end: string): string => `00000000-0000-4000-8000-0000000000${end}`

/** One id in one of its spellings. */
const spelled = (id: string): fc.Arbitrary<string> =>
  fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([upper, bare, braces]) =>
    [id]
      .map((text) => (upper ? text.toUpperCase() : text))
      .map((text) => (bare ? text.replaceAll('-', '') : text))
      .map((text) => (braces ? `{${text}}` : text))
      .join(''),
  )

const wellFormed: fc.Arbitrary<Element> = fc.record(
  {
    id: fc.oneof(spelled(uuid('a1')), spelled(uuid('b2')), fc.constantFrom('c-3', 'c3')),
    messageId: fc.oneof(spelled(messageId), fc.constantFrom(uuid('d4'), 'another')),
    channelId: fc.oneof(spelled(channelId), spelled(uuid('e5'))),
    type: fc.constantFrom('read', 'clicked'),
    createdAt: fc.constantFrom(
      '2026-01-01T00:00:00Z',
      '2026-01-01T01:00:00.0+01:00',
      '2026-01-01T00:00:00.000000001Z',
      'yesterday',
    ),
    details: fc.jsonValue({ maxDepth: 1 }),
    platformId: fc.constantFrom('rcs-google', 'carrier-pigeon'),
  },
  { requiredKeys: ['id', 'messageId', 'channelId', 'type', 'createdAt'] },
)

const malformed = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }).filter((value) => !isWellFormed(value)),
  wellFormed.map((element) => ({ ...element, createdAt: null })),
)

const sent = fc
  .array(fc.oneof({ weight: 4, arbitrary: wellFormed }, { weight: 1, arbitrary: malformed }), {
    maxLength: 12,
  })
  // What travels is JSON, which has one zero.
  .map((results) => JSON.parse(JSON.stringify(results)) as readonly unknown[])

/** The same list in another order, with some elements several times. */
const sentTwice = sent.chain((results) =>
  fc
    .array(fc.nat({ max: Math.max(0, results.length - 1) }), { maxLength: 5 })
    .map((again) => [...results, ...again.map((index) => results[index])])
    .chain((more) =>
      results.length === 0
        ? fc.constant([results, results] as const)
        : fc
            .shuffledSubarray([...more.keys()], { minLength: more.length })
            .map((order) => [results, order.map((index) => more[index])] as const),
    ),
)

const sentInPages = sent.chain((results) =>
  fc
    .array(fc.nat({ max: results.length }), { maxLength: 4 })
    .map((cuts) => cuts.toSorted((left, right) => left - right))
    .map((cuts) =>
      [...cuts, results.length].map((end, index) => results.slice(cuts[index - 1] ?? 0, end)),
    )
    .map((pages) => [results, pages] as const),
)

async function list(pages: readonly (readonly unknown[])[]) {
  const transport = fakeTransport(
    pages.map((results, index): FakeAnswer => ({
      body: index === pages.length - 1 ? { results } : { results, nextPageToken: `${index + 1}` },
    })),
  )
  const outcome = await clientFor('https://example.com', { transport }).interactions.list(ref)
  // A full page is a full page in one split and not in another.
  const problems = outcome.problems.filter(({ code }) => code !== 'possibly_truncated')
  return { interactions: outcome.interactions, problems }
}

function isWellFormed(value: unknown): value is Element {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    ['id', 'messageId', 'channelId', 'type', 'createdAt'].every((name) => {
      const part: unknown = (value as Element)[name]
      return typeof part === 'string' && part !== ''
    })
  )
}

function canonical(id: unknown): unknown {
  if (typeof id !== 'string') return id
  const bare = id.replaceAll(/[{}-]/g, '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(bare) ? bare : id
}

/** An element but for the spelling of its ids. */
function contentOf(raw: unknown): unknown {
  if (!isWellFormed(raw)) return raw
  return {
    ...raw,
    id: canonical(raw['id']),
    messageId: canonical(raw['messageId']),
    channelId: canonical(raw['channelId']),
  }
}

function textOf(value: unknown): string {
  return inspect(value, {
    sorted: true,
    depth: null,
    maxArrayLength: null,
    maxStringLength: null,
    breakLength: Infinity,
  })
}

function setOf(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map(textOf))].toSorted()
}

/** What a list came to, as sets: places are the places of the list that was sent. */
function setsOf({ interactions, problems }: Awaited<ReturnType<typeof list>>) {
  return {
    interactions: setOf(interactions.map(({ raw }) => raw)),
    problems: setOf(
      problems.map(({ code, raw }) =>
        code === 'other_message'
          ? [
              code,
              canonical((raw as Element)['messageId']),
              canonical((raw as Element)['channelId']),
            ]
          : [code, raw],
      ),
    ),
  }
}

describe('for any list', () => {
  test('D18, D19: neither order nor repetition changes what is delivered and what is a problem', async () => {
    await fc.assert(
      fc.asyncProperty(sentTwice, async ([results, other]) => {
        expect(setsOf(await list([other]))).toEqual(setsOf(await list([results])))
      }),
      { numRuns: 500 },
    )
  })

  test('every element is delivered, or at a problem, or the same as one that is', async () => {
    await fc.assert(
      fc.asyncProperty(sent, async (results) => {
        const { interactions, problems } = await list([results])
        const reachable = new Set(
          [...interactions, ...problems].map(({ raw }) => textOf(contentOf(raw))),
        )
        for (const element of results) expect(reachable).toContain(textOf(contentOf(element)))
      }),
      { numRuns: 500 },
    )
  })

  test('each id is delivered once, and each problem points at its element', async () => {
    await fc.assert(
      fc.asyncProperty(sent, async (results) => {
        const { interactions, problems } = await list([results])
        const ids = interactions.map(({ id }) => canonical(id))
        expect(new Set(ids)).toEqual(
          new Set(results.filter(isWellFormed).map(({ id }) => canonical(id))),
        )
        expect(new Set(ids).size).toBe(ids.length)
        for (const { index, raw } of problems) expect(results[index ?? -1]).toEqual(raw)
      }),
    )
  })

  test('C31: any split into pages is the same list', async () => {
    await fc.assert(
      fc.asyncProperty(sentInPages, async ([results, pages]) => {
        expect(await list(pages)).toEqual(await list([results]))
      }),
    )
  })
})

describe('canonical JSON', () => {
  test('is the same for the same values, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      }),
    )
  })

  test('differs for values that differ', () => {
    const value = fc.jsonValue({ maxDepth: 2 })
    fc.assert(
      fc.property(fc.oneof(fc.tuple(value, value)), ([left, right]) => {
        expect(canonicalJson(left) === canonicalJson(right)).toBe(isDeepStrictEqual(left, right))
      }),
      { numRuns: 1000 },
    )
  })

  test('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })
})

/** The same value, the keys of its objects in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)] as const)
      .toReversed(),
  )
}
