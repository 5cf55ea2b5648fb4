import { fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { canonicalId } from '../../src/client/list/canonical-id.ts'
import { click, clientFor, ref } from './setting.ts'

const id = String(click['id'])
const upper = id.toUpperCase()
const braces = `{${id}}`
const bare = id.replaceAll('-', '')

async function list(...results: readonly unknown[]) {
  const transport = fakeTransport({ body: { results } })
  return clientFor('https://example.com', { transport }).interactions.list(ref)
}

/** Every order of a list. */
function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((first, index) =>
    permutations(list.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  )
}

describe('an interaction that is there several times is delivered once', () => {
  test('D18: nothing is said of duplicates that are the same, in whatever order their keys are', async () => {
    const reversed = Object.fromEntries(Object.entries(click).toReversed())
    const other = { ...click, id: '00000000-0000-4000-8000-000000000001' }
    const { interactions, problems } = await list(click, other, click, reversed)
    expect(interactions.map(({ raw }) => raw)).toEqual([click, other])
    expect(problems).toEqual([])
  })

  test.each([upper, braces, bare, `{${bare.toUpperCase()}}`])(
    'D17: however its ids are spelled: %s',
    async (spelling) => {
      const same = {
        ...click,
        id: spelling,
        messageId: String(click['messageId']).toUpperCase(),
        channelId: `{${String(click['channelId'])}}`,
      }
      const deliveries = [await list(click, same), await list(same, click)]
      for (const { interactions, problems } of deliveries) {
        expect(interactions).toHaveLength(1)
        expect(problems).toEqual([])
      }
      const [one, two] = deliveries.map(({ interactions }) => interactions[0]?.raw)
      expect(one).toEqual(two)
    },
  )

  test.each([2, 8, 9, 100])('D17: in a list of %i', async (length) => {
    const results = Array.from({ length }, (_, index) => ({
      ...click,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }))
    const last = results.at(-1)
    const twice = [...results.slice(0, -1), { ...last, id: results[0]?.id }]
    expect((await list(...results)).interactions).toHaveLength(length)
    expect((await list(...twice)).interactions).toHaveLength(length - 1)
  })

  test('D17: of several spellings the first in the order of text is delivered', async () => {
    for (const spellings of permutations([id, upper, braces])) {
      const { interactions } = await list(
        ...spellings.map((spelling) => ({ ...click, id: spelling })),
      )
      expect(interactions.map(({ id: delivered }) => delivered)).toEqual([upper])
    }
  })

  test('D17: an id is delivered as it was sent', async () => {
    const { interactions } = await list({ ...click, id: braces })
    expect(interactions[0]?.id).toBe(braces)
  })

  test.each([
    ['item-1', 'item1'],
    ['ITEM', 'item'],
    [`{${id}`, id],
    [`${id}}`, id],
    [`${id}0`, id],
    [` ${id}`, id],
    ['', '{}'],
  ])('D17: what is no UUID is an id of its own: %j and %j', (left, right) => {
    expect(canonicalId(left)).not.toBe(canonicalId(right))
  })
})

describe('of several contents one is delivered, and the others are problems', () => {
  test('D19: the one that was created last, at full precision, with the place and the raw of the other', async () => {
    const earlier = { ...click, createdAt: '2024-08-13T13:26:22.0354591+02:00', details: 'z' }
    const later = { ...click, createdAt: '2024-08-13T11:26:22.03545912Z', details: 'a' }
    for (const [results, index] of [
      [[earlier, later], 0],
      [[later, earlier], 1],
    ] as const) {
      const { interactions, problems } = await list(...results)
      expect(interactions.map(({ raw }) => raw)).toEqual([later])
      expect(problems).toEqual([
        {
          code: 'conflicting_duplicate',
          index,
          message: `Element ${index} of the list was left out: it has the id of element ${1 - index}, and another content. Delivered is the one that was created last and, at the same moment, the last in the order of text. Compare the two before you rely on what they differ in.`,
          raw: earlier,
        },
      ])
    }
  })

  test('D19: of those created at the same moment, the last in the order of text', async () => {
    const contents = ['a', 'b', 'c'].map((details) => ({ ...click, details }))
    for (const results of permutations(contents)) {
      const { interactions, problems } = await list(...results)
      expect(interactions.map(({ raw }) => raw)).toEqual([contents[2]])
      expect(problems.map(({ raw }) => raw)).toEqual([contents[1], contents[0]])
    }
  })

  test('D19: a content that is there several times is at its first place', async () => {
    const [left, kept] = ['a', 'b'].map((details) => ({ ...click, details }))
    const { problems } = await list(left, kept, left, kept)
    expect(problems.map(({ index }) => index)).toEqual([0])
    expect(problems[0]?.message).toContain('it has the id of element 1,')
  })

  test('D19: the same one in every order, and one problem for each other content', async () => {
    const contents = [
      click,
      { ...click, id: upper, details: 'card_0_item_2_clicked' },
      { ...click, metadata: { button: { payload: 'elsewhere' } } },
      { ...click, createdAt: '2023-01-01T00:00:00Z' },
    ]
    const outcomes = await Promise.all(
      permutations([...contents, contents[1]]).map(async (results) => {
        const { interactions, problems } = await list(...results)
        expect(interactions).toHaveLength(1)
        expect(problems.map(({ code }) => code)).toEqual(
          Array.from({ length: 3 }, () => 'conflicting_duplicate'),
        )
        for (const { index, raw } of problems) expect(results[index ?? -1]).toEqual(raw)
        return [interactions[0]?.raw, ...problems.map(({ raw }) => raw)]
      }),
    )
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
    expect(outcomes[0]).toEqual(expect.arrayContaining(contents))
  })

  test.each([
    ['a number that JSON cannot hold', '1e999', 'null'],
    ['a negative zero', '-0', '0'],
    ['a negative zero in a list', '[-0]', '[]'],
    ['a missing field', 'null', undefined],
    ['a list in another order', '[1,2]', '[2,1]'],
    ['a list of one', '[1]', '1'],
    ['a text of a number', '"1"', '1'],
    ['a key __proto__', '{"__proto__":1}', '{}'],
    ['an empty list', '[]', '{}'],
  ])('D19: what differs in %s differs', async (_, left, right) => {
    const text = [left, right]
      .map((value) => {
        const field = value === undefined ? '' : `,"field":${value}`
        return JSON.stringify(click).replace(/\}$/, `${field}}`)
      })
      .join()
    const transport = fakeTransport({ body: `{"results":[${text}]}` })
    const { interactions, problems } = await clientFor('https://example.com', {
      transport,
    }).interactions.list(ref)
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['conflicting_duplicate'])
  })

  test('D19: an element without an identity is malformed, not a duplicate', async () => {
    const { createdAt: _, ...malformed } = click
    const { interactions, problems } = await list(malformed, click)
    expect(interactions).toHaveLength(1)
    expect(problems.map(({ code, index }) => [code, index])).toEqual([['malformed', 0]])
  })
})
