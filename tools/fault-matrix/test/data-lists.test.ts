import { compareCreatedAt } from '@bird-interactions/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decode, list, permutations, uuid, wireOf } from './data-setting.ts'

describe('timestamps', () => {
  const moments = [
    '2016-12-31T23:59:59Z',
    '2016-12-31T23:59:60Z',
    '2024-08-13T11:26:21Z',
    '2024-08-13T11:26:21.1',
    '2024-08-13T11:26:21.19Z',
    '2024-08-13T11:26:21.192Z',
    '2024-08-13T11:26:21.19271Z',
    '2024-08-13T11:26:21.192710001Z',
    '2024-08-13T11:26:21.192710002Z',
    '2024-08-13T06:56:21.2-04:30',
    '2024-08-13T24:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
  ]
  const noMoments = ['2024-02-30T00:00:00Z', '2024-08-13T25:00:00Z', 'yesterday']
  const inOrder = [...moments, ...noMoments]
    // At the same moment the ids decide; otherwise they go down as time goes on, and decide nothing.
    .flatMap((createdAt, index) => [
      wireOf({ id: uuid(90 - 2 * index), createdAt }),
      wireOf({ id: uuid(91 - 2 * index), createdAt }),
    ])

  test('D16 a timestamp of any form is delivered as sent, and the list goes by the moment at full precision, then by the id', async () => {
    const { interactions, problems } = await list(inOrder.toReversed())
    expect(problems).toEqual([])
    const sorted = interactions.toSorted(compareCreatedAt)
    expect(sorted.map(({ raw }) => raw)).toEqual(inOrder)
    for (const { createdAt, raw } of interactions) expect(raw.createdAt).toBe(createdAt)
  })

  test('D16 the order is the same, in whatever order the list came', () => {
    const interactions = inOrder.map((wire) => decode(wire))
    fc.assert(
      fc.property(
        fc.shuffledSubarray(interactions, { minLength: interactions.length }),
        (shuffled) => {
          expect(shuffled.toSorted(compareCreatedAt).map(({ id }) => id)).toEqual(
            interactions.map(({ id }) => id),
          )
        },
      ),
    )
  })
})

describe('the same id several times', () => {
  const id = 'dee91f17-5966-11ef-8508-0a58a9feac01'

  test('D17 an id in another spelling is the same interaction, delivered once and as it was sent', async () => {
    const bare = id.replaceAll('-', '')
    for (const spelling of [id.toUpperCase(), `{${id}}`, bare, `{${bare.toUpperCase()}}`]) {
      const alone = await list([wireOf({ id: spelling })])
      expect(alone.interactions.map(({ id }) => id)).toEqual([spelling])
      const both = await list([wireOf({ id: spelling }), wireOf()])
      expect(both.interactions).toHaveLength(1)
      expect(both.problems).toEqual([])
    }
  })

  test('D17 a message and a channel are the ones that were asked for, however they are spelled', async () => {
    const { messageId, channelId } = wireOf() as Record<string, string>
    const { interactions, problems } = await list([
      wireOf({ messageId: messageId?.toUpperCase(), channelId: `{${channelId}}` }),
    ])
    expect(interactions).toHaveLength(1)
    expect(problems).toEqual([])
  })

  test('D18 an interaction that is there twice, even with its fields in another order, is delivered once and without a word', async () => {
    const other = wireOf({ id: uuid(1) })
    const reordered = Object.fromEntries(Object.entries(wireOf()).toReversed())
    const { interactions, problems } = await list([wireOf(), other, wireOf(), reordered])
    expect(interactions.map(({ raw }) => raw)).toEqual([wireOf(), other])
    expect(problems).toEqual([])
  })

  test('D19 of one id with several contents the latest is delivered and each other reported, in whatever order they came', async () => {
    const latest = wireOf({ createdAt: '2024-08-13T11:26:30Z', details: 'item_2_clicked' })
    const contents = [
      wireOf({ createdAt: '2024-08-13T11:26:20Z' }),
      latest,
      wireOf({ createdAt: '2024-08-13T11:26:30Z', details: 'item_1_clicked' }),
    ]
    for (const results of permutations(contents)) {
      const { interactions, problems } = await list(results)
      expect(interactions.map(({ raw }) => raw)).toEqual([latest])
      const others = contents.filter((wire) => wire !== latest)
      expect(problems).toHaveLength(others.length)
      expect(problems.map(({ raw }) => raw)).toEqual(expect.arrayContaining(others))
      for (const { code, index, raw, message } of problems) {
        expect(code).toBe('conflicting_duplicate')
        expect(results[index ?? -1]).toEqual(raw)
        expect(message).toContain(
          `has the id of element ${results.indexOf(latest)}, and another content`,
        )
      }
    }
  })
})

describe('a reaction that is taken back', () => {
  const reaction = (number: number, second: string, emoji: string, action: string) =>
    wireOf({
      id: uuid(number),
      type: 'reaction',
      createdAt: `2024-08-13T11:26:${second}Z`,
      metadata: { reaction: { emoji, action } },
    })
  const inOrder = [
    reaction(4, '20', '👍', 'react'),
    reaction(3, '21', '👍', 'unreact'),
    reaction(1, '22', '🎉', 'react'),
    reaction(2, '22', '🎉', 'unreact'),
  ]

  test('D22 reactions out of order are all delivered, and compareCreatedAt leads to the same last state from every order', async () => {
    for (const results of permutations(inOrder)) {
      const { interactions, problems } = await list(results)
      expect(problems).toEqual([])
      expect(
        interactions.toSorted(compareCreatedAt).map(({ metadata }) => metadata?.reaction),
      ).toEqual([
        { emoji: '👍', action: 'react' },
        { emoji: '👍', action: 'unreact' },
        { emoji: '🎉', action: 'react' },
        { emoji: '🎉', action: 'unreact' },
      ])
    }
  })
})
