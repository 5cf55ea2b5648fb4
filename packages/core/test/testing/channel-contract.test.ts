import { type Channel, defineChannel } from '@bird-interactions/core'
import { channelContract, type ContractEvidence } from '@bird-interactions/core/testing'
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

const documented = {
  opened: { initial_open: { kind: 'first' }, open: { kind: 'again' } },
  clicked: {
    item_0_clicked: { kind: 'item', item: 0 },
    card_2_item_1_clicked: { kind: 'cardItem', card: 2, item: 1 },
    card_2_item_item_1_clicked: { kind: 'cardItem', card: 2, item: 1 },
  },
}

const nearMisses = { clicked: ['item_clicked'], read: ['item_0_clicked'] }

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
function failures(
  channel: unknown,
  evidence: Partial<ContractEvidence> = {},
): Record<string, string> {
  const failed: Record<string, string> = {}
  for (const { name, run } of channelContract(channel as Channel, { fixtures: {}, ...evidence })) {
    try {
      run()
    } catch (error) {
      failed[name] = (error as Error).message
    }
  }
  return failed
}

/** The good channel with another table of details for `clicked`. */
const withDetails = (details: unknown) => ({ ...good, interactions: { clicked: { details } } })

describe('a channel that keeps its contract', () => {
  const cases = channelContract(good, { fixtures: { click }, documented, nearMisses })

  for (const { name, run } of cases) test(name, run)

  test('has a case for each type, each kind and each fixture, whose names are told apart', () => {
    const names = cases.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const word of ['read', 'delete-request', 'first', 'again', 'item', 'cardItem', 'click']) {
      expect(names.filter((name) => name.includes(word))).not.toEqual([])
    }
  })

  test.each([
    ['patterns that end or begin with an integer', { row: 'row_{row}', of: '{of}_rows' }],
    ['a pattern that is an integer alone', { position: '{position}' }],
    ['a spelling near another one', { it: ['open', 'Open', 'OPEN', 'open '] }],
    ['words that have a meaning in JavaScript', { it: ['constructor', '__proto__', 'null', ''] }],
    ['characters of regular expressions', { it: 'a.b*(c)[d]{item}^$|\\' }],
    ['characters beyond the basic plane', { it: '👍_{item}_é' }],
  ])('may have %s', (_name, details) => {
    const spellings = Object.entries(details).map(([kind, pattern]) => [
      kind,
      Array.isArray(pattern) ? pattern.filter((text) => text !== '') : pattern,
    ])
    expect(failures(withDetails(Object.fromEntries(spellings)))).toEqual({})
  })

  test('may have no interactions yet, and a list of platforms', () => {
    expect(failures({ contract: 1, name: 'made-up', interactions: {} })).toEqual({})
    expect(failures({ ...good, platforms: ['a', 'not-made-up', 'made-upx'] })).toEqual({})
  })
})

describe('a broken channel fails with a message that says what to change', () => {
  test.each([
    ['a function', { ...good, parse: () => 1 }, 'parse is a function; a channel is plain data'],
    ['another contract', { ...good, contract: 2 }, 'Write "contract: 1"'],
    ['a reserved name', { ...good, name: 'unknown' }, 'choose another'],
    ['a reserved kind', withDetails({ unrecognized: 'x' }), 'choose another'],
    ['a reserved hole', withDetails({ a: 'item_{kind}' }), 'choose another'],
    [
      'a reserved type',
      { ...good, interactions: { unknown: {} } },
      'interactions.unknown is the word for an undocumented type',
    ],
    [
      'a pattern that swallows another',
      withDetails({ a: 'item_{item}', b: 'item_7' }),
      'interactions.clicked.details.b "item_7" matches a text that a "item_{item}" matches too; a text has one meaning',
    ],
    [
      'a spelling that swallows another kind',
      withDetails({ a: ['item_{item}', 'row_{item}'], b: 'row_{row}' }),
      'b "row_{row}" matches a text that a "row_{item}" matches too',
    ],
    [
      'two holes side by side',
      withDetails({ a: '{card}{item}' }),
      'put a text between {card} and the next',
    ],
    ['a list of types', { ...good, interactions: ['read'] }, 'list the documented types'],
    ['a date', { ...good, since: new Date(0) }, 'since is a Date. Use texts'],
    [
      'a map',
      { ...good, interactions: { read: { labels: new Map() } } },
      'interactions.read.labels is a Map. Use texts',
    ],
    ['undefined', { ...good, platforms: [], note: undefined }, 'note is undefined. Use texts'],
    ['a number that JSON has not', { ...good, version: Number.NaN }, 'version is NaN. Use texts'],
    ['a symbol', { ...good, [Symbol('secret')]: 1 }, 'Symbol(secret) is a symbol for a key'],
    ['a bigint', { ...good, version: 1n }, 'version is a bigint. Use texts'],
    [
      'a getter',
      Object.defineProperty({ ...good }, 'note', { enumerable: true, get: () => 'x' }),
      'note is a getter. Use texts',
    ],
    [
      'a misspelled key',
      { ...good, interactions: { clicked: { detials: { a: 'item_{item}' } } } },
      'Nothing reads interactions.clicked.detials. Known there: aliases, details, metadata. Correct or remove it.',
    ],
    [
      'a misspelled key of the channel',
      { ...good, platform: ['x'] },
      'Nothing reads platform. Known there: contract, name, platforms, interactions.',
    ],
  ])('%s', (_name, channel, message) => {
    expect(failures(channel)['is plain data that this version of core accepts']).toContain(message)
  })

  test.each([[{}], [null], [undefined], [7], ['channel'], [[]]])('%j in its place', (channel) => {
    const failed = Object.values(failures(channel, { fixtures: { click }, documented, nearMisses }))
    expect(failed.length).toBeGreaterThan(3)
    for (const message of failed) {
      expect(message).toMatch(/contract is undefined|export what defineChannel returns/)
    }
  })

  test.each([[null], ['read'], [undefined]])(
    '%j in the place of its interactions has no cases of types',
    (interactions) => {
      const namesOf = (channel: unknown) =>
        channelContract(channel as Channel, { fixtures: {} }).map(({ name }) => name)
      expect(namesOf({ ...good, interactions })).toEqual(namesOf({ ...good, interactions: {} }))
    },
  )

  test('by throwing words, never by hanging or by a TypeError, whatever is wrong', () => {
    const broken = [
      { ...good, interactions: { read: null } },
      { ...good, interactions: { read: { aliases: 'seen' } } },
      { ...good, interactions: { read: { details: 'item_{item}' } } },
      { ...good, interactions: { read: { details: { a: [7] } } } },
      { ...good, interactions: 'read' },
      { ...good, platforms: 'made-up' },
    ]
    for (const channel of broken) {
      const failed = Object.values(
        failures(channel, { fixtures: { click }, documented, nearMisses }),
      )
      expect(failed.length).toBeGreaterThan(3)
      for (const message of failed) expect(message).toContain('Channel "made-up": ')
    }
  })
})

describe('the documented strings must be read as the documentation means them', () => {
  test.each([
    [
      'a misspelled pattern, which reads what it writes',
      withDetails({ item: 'item_{item}_click' }),
      'reads the documented clicked "item_0_clicked"',
      "It is read as { kind: 'unrecognized', text: 'item_0_clicked' } instead of",
    ],
    [
      'holes in the wrong order',
      withDetails({ item: 'item_{item}_clicked', cardItem: 'card_{item}_item_{card}_clicked' }),
      'reads the documented clicked "card_2_item_1_clicked"',
      'Change the patterns of clicked, or what is expected.',
    ],
    [
      'a type that is missing',
      { ...good, interactions: {} },
      'reads the documented opened "open"',
      '"opened" is not among the interactions. Add it, or correct the name.',
    ],
    [
      'a kind that no documented string has',
      withDetails({ item: 'item_{item}_clicked', made: 'up' }),
      'has a documented string for each kind',
      'No documented string of clicked is of the kind made. State one as the documentation spells it',
    ],
    [
      'a pattern that is too wide',
      withDetails({ item: ['item_{item}_clicked', 'item_{item}'], bare: 'item_clicked' }),
      'takes "item_clicked" for no clicked that is documented',
      'Make the pattern of bare narrower.',
    ],
  ])('%s', (_name, channel, name, message) => {
    expect(failures(channel, { documented, nearMisses })[name]).toContain(message)
  })

  test('as a whole: a field less than expected is a difference', () => {
    const more = { clicked: { item_0_clicked: { kind: 'item', item: 0, card: 1 } } }
    const failed = failures(good, { documented: more })
    expect(failed['reads the documented clicked "item_0_clicked"']).toContain('card: 1')
  })

  test('and every kind that has none is named', () => {
    const failed = failures(good, { documented: { opened: documented.opened } })
    expect(failed['has a documented string for each kind']).toContain('the kind item, cardItem.')
  })

  test('as a whole: a field more than expected is a difference', () => {
    const less = {
      ...documented,
      clicked: { card_2_item_1_clicked: { kind: 'cardItem', card: 2 } },
    }
    const failed = failures(good, { documented: less })
    expect(failed['reads the documented clicked "card_2_item_1_clicked"']).toContain('item: 1')
  })
})

describe('a fixture must be recognised as a whole', () => {
  test.each([
    [
      'another platform',
      { ...click, platformId: 'text' },
      "Its platform id 'text' is not this channel's. List it in platforms, or state the channel: { wire, channel: 'made-up' }",
    ],
    [
      'an undocumented type',
      { ...click, type: 'forwarded' },
      '"forwarded" is not among the interactions: read, delete, opened, clicked.',
    ],
    ['other details', { ...click, details: 'card_2_clicked' }, 'match no pattern of clicked'],
    [
      'other metadata',
      { ...click, metadata: { link: {}, reaction: {} } },
      'has link, reaction, which clicked does not list',
    ],
    ['no identity', { ...click, id: undefined }, 'needs "id"'],
  ])('%s', (_name, wire, message) => {
    expect(failures(good, { fixtures: { wire } })['recognises the fixture wire']).toContain(message)
  })

  test.each([
    ['no details', { ...click, details: undefined }],
    ['details of a type that documents none', { ...click, type: 'read', metadata: {} }],
    ['null for its metadata', { ...click, metadata: null }],
    ['a text for its metadata', { ...click, metadata: 'text' }],
    ['a field named wire that is none', { ...click, wire: null }],
  ])('and is, with %s', (_name, wire) => {
    expect(failures(good, { fixtures: { wire } })).toEqual({})
  })

  test('unless it says what is expected of it, which must then hold', () => {
    const wire = { ...click, platformId: 'text', details: 'text' }
    const expected = { channel: 'made-up', details: { kind: 'unrecognized', text: 'text' } }
    expect(
      failures(good, { fixtures: { sample: { wire, channel: 'made-up', expect: expected } } }),
    ).toEqual({})
    const wrong = { metadata: { button: { payload: 'no' } } }
    const failed = failures(good, {
      fixtures: { sample: { wire, channel: 'made-up', expect: wrong } },
    })
    expect(failed['recognises the fixture sample']).toContain('At metadata.button.payload')
  })
})
