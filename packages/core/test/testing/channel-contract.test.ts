import { type Channel, defineChannel } from '@bird-interactions/core'
import { channelContract, type Fixtures } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

const good = defineChannel({
  contract: 1,
  name: 'made-up',
  platforms: ['another-platform'],
  interactions: {
    read: {},
    delete: { aliases: ['delete-request'] },
    opened: { details: { first: 'initial_open', again: 'open' } },
    clicked: {
      details: {
        item: 'item_{item}_clicked',
        cardItem: ['card_{card}_item_{item}_clicked', 'card_{card}_item_item_{item}_clicked'],
      },
      metadata: ['button'],
    },
  },
})

const click = {
  id: '00000000-0000-4000-8000-000000000001',
  messageId: '00000000-0000-4000-8000-000000000002',
  channelId: '00000000-0000-4000-8000-000000000003',
  createdAt: '2026-01-01T00:00:00Z',
  platformId: 'made-up-platform',
  type: 'clicked',
  details: 'card_2_item_1_clicked',
  metadata: { button: { payload: 'yes' } },
}

/** What each failing case says, by its name. */
function failures(channel: unknown, fixtures: Fixtures = {}): Record<string, string> {
  const failed: Record<string, string> = {}
  for (const { name, run } of channelContract(channel as Channel, { fixtures })) {
    try {
      run()
    } catch (error) {
      failed[name] = (error as Error).message
    }
  }
  return failed
}

describe('a channel that keeps its contract', () => {
  const cases = channelContract(good, { fixtures: { click } })

  for (const { name, run } of cases) test(name, run)

  test('has a case for each type, each kind and each fixture, whose names are told apart', () => {
    const names = cases.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const word of ['read', 'delete-request', 'first', 'again', 'item', 'cardItem', 'click']) {
      expect(names.filter((name) => name.includes(word))).not.toEqual([])
    }
  })
})

describe('a broken channel fails with a message that says what to change', () => {
  test.each([
    ['a function', { ...good, parse: () => 1 }, 'parse is a function; a channel is plain data'],
    ['another contract', { ...good, contract: 2 }, 'contract is 2'],
    ['a date', { ...good, since: new Date(0) }, 'since does not survive JSON'],
    ['a reserved name', { ...good, name: 'unknown' }, 'choose another'],
    [
      'patterns that match the same text',
      {
        ...good,
        interactions: { clicked: { details: { a: 'item_{item}', b: 'item_7' } } },
      },
      'a text has one meaning',
    ],
  ])('%s', (_name, channel, message) => {
    expect(Object.values(failures(channel)).join('\n')).toContain(message)
  })

  test('nothing at all', () => {
    expect(failures({})).not.toEqual({})
  })
})

describe('a fixture must be recognised as a whole', () => {
  test.each([
    [
      'another platform',
      { ...click, platformId: 'text' },
      "state the channel: { wire, channel: 'made-up' }",
    ],
    ['an undocumented type', { ...click, type: 'forwarded' }, '"forwarded" is not among'],
    ['other details', { ...click, details: 'card_2_clicked' }, 'match no pattern of clicked'],
    [
      'other metadata',
      { ...click, metadata: { link: {} } },
      'has link, which clicked does not list',
    ],
    ['no identity', { ...click, id: undefined }, 'needs "id"'],
  ])('%s', (_name, wire, message) => {
    expect(failures(good, { wire })['recognises the fixture wire']).toContain(message)
  })

  test('unless it says what is expected of it, which must then hold', () => {
    const wire = { ...click, platformId: 'text', details: 'text' }
    const expected = { channel: 'made-up', details: { kind: 'unrecognized', text: 'text' } }
    expect(failures(good, { sample: { wire, channel: 'made-up', expect: expected } })).toEqual({})
    const wrong = { metadata: { button: { payload: 'no' } } }
    const failed = failures(good, { sample: { wire, channel: 'made-up', expect: wrong } })
    expect(failed['recognises the fixture sample']).toContain('At metadata.button.payload')
  })
})
