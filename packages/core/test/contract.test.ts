import {
  type Channel,
  ConfigError,
  createDecoder,
  defineChannel,
  parseDetails,
} from '@bird-interactions/core'
import { describe, expect, test } from 'vitest'

/** Declares a channel as plain JavaScript would, and gives the error. */
function refusalOf(channel: unknown): ConfigError {
  try {
    defineChannel(channel as Channel)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('The channel was accepted.')
}

const withInteractions = (interactions: unknown) => ({ contract: 1, name: 'test', interactions })

const withDetails = (details: unknown) => withInteractions({ clicked: { details } })

const withPattern = (pattern: unknown) => withDetails({ item: pattern })

describe('a pattern that could not be read back is refused at its place', () => {
  test.each([
    ['two holes side by side', '{card}{item}_clicked', 'put a text between {card} and the next'],
    ['a brace that is not closed', 'item_{item', 'not closed'],
    ['a brace that was not opened', 'item_item}_clicked', 'did not open'],
    ['a brace within a hole', 'item_{a{b}}_clicked', 'hole named "a{b"'],
    ['a hole without a name', 'item_{}_clicked', 'hole named ""'],
    ['a hole whose name is no word', 'item_{the item}_clicked', 'hole named "the item"'],
    ['a hole twice', 'card_{item}_item_{item}_clicked', '{item} twice'],
    ['a hole named kind', 'item_{kind}_clicked', 'hole named "kind"'],
    ['a hole named text', 'item_{text}_clicked', 'hole named "text"'],
    ['a digit before a hole', 'item_1{item}_clicked', 'digit before a hole'],
    ['a digit behind a hole', 'item_{item}0_clicked', 'digit behind {item}'],
    ['nothing at all', '', 'is empty'],
  ])('%s', (_name, pattern, problem) => {
    const error = refusalOf(withPattern(pattern))
    expect(error.code).toBe('invalid_channel')
    expect(error.message).toContain('Channel "test": interactions.clicked.details.item ')
    expect(error.message).toContain(problem)
  })

  test('a spelling that is wrong is named by its position', () => {
    expect(refusalOf(withPattern(['item_{item}', 'item_{item'])).message).toContain(
      'interactions.clicked.details.item[1] has a brace that is not closed',
    )
  })

  test('a spelling with other holes than the first', () => {
    expect(refusalOf(withPattern(['a_{card}_b_{item}', 'c_{item}'])).message).toContain(
      'interactions.clicked.details.item[1] has the holes {item} where the first spelling has {card} {item}',
    )
  })

  test.each([
    [['a', 'b_{item}'], '{item} where the first spelling has none'],
    [['b_{item}', 'a'], 'none where the first spelling has {item}'],
  ])('spellings of which one has no hole: %j', (pattern, problem) => {
    expect(refusalOf(withPattern(pattern)).message).toContain(`[1] has the holes ${problem}.`)
  })

  test('a spelling may have the same holes in another order', () => {
    const channel = defineChannel({
      contract: 1,
      name: 'test',
      interactions: { clicked: { details: { item: ['c_{card}_i_{item}', 'i_{item}_c_{card}'] } } },
    })
    expect(parseDetails(channel, 'clicked', 'i_2_c_1')).toEqual({
      kind: 'item',
      card: 1,
      item: 2,
      text: 'i_2_c_1',
    })
  })

  test.each([[[]], [7], [null], [['item_{item}', 7]]])('%j is no pattern', (pattern) => {
    expect(refusalOf(withPattern(pattern)).message).toBe(
      'Channel "test": interactions.clicked.details.item must be a pattern, or a list of spellings of one.',
    )
  })
})

describe('a text has one meaning', () => {
  test.each([
    ['the same pattern twice', 'item_{item}', 'item_{item}'],
    ['the same pattern with another name for the integer', 'item_{item}', 'item_{position}'],
    ['an integer where the other has that number', 'item_{item}', 'item_5'],
    ['a number where the other has an integer', 'item_0', 'item_{item}'],
    ['crosswise', 'a_{x}_b_5', 'a_5_b_{x}'],
    ['the largest integer', 'item_{item}', 'item_999999999'],
  ])('%s', (_name, first, second) => {
    const error = refusalOf(withDetails({ first, second }))
    expect(error.code).toBe('invalid_channel')
    expect(error.message).toContain('interactions.clicked.details.second')
    expect(error.message).toContain(`"${second}" matches a text that first "${first}" matches too`)
  })

  test('two spellings of one kind are held to it, too', () => {
    expect(refusalOf(withPattern(['item_{item}', 'item_{item}'])).message).toContain(
      'matches a text that item "item_{item}" matches too',
    )
  })

  test.each([
    ['a leading zero', 'item_{item}', 'item_05'],
    ['ten digits', 'item_{item}', 'item_1234567890'],
    ['another case', 'item_{item}', 'Item_{item}'],
    ['a longer text', 'item_{item}_clicked', 'item_item_{item}_clicked'],
    ['no number', 'item_{item}', 'item_'],
  ])('patterns that %s keeps apart are accepted', (_name, first, second) => {
    expect(() => defineChannel(withDetails({ first, second }) as Channel)).not.toThrow()
  })

  test('the same pattern may stand in two types', () => {
    const details = { item: 'item_{item}' }
    expect(() =>
      defineChannel(withInteractions({ clicked: { details }, opened: { details } }) as Channel),
    ).not.toThrow()
  })
})

describe('a channel that breaks a rule of the contract is refused at its place', () => {
  test.each([
    [
      'a kind named unrecognized',
      withDetails({ unrecognized: 'x' }),
      'clicked.details.unrecognized is the word for details that no pattern matches; choose another.',
    ],
    [
      'a kind that is no word',
      withDetails({ 'the item': 'x' }),
      'clicked.details.the item has a kind that is not letters and digits, a letter first.',
    ],
    [
      'a kind with a dot',
      withDetails({ 'the.item': 'x' }),
      'clicked.details.the.item has a kind that is not letters and digits, a letter first.',
    ],
    [
      'a type named unknown',
      withInteractions({ unknown: {} }),
      'interactions.unknown is the word for an undocumented type; a channel lists documented ones.',
    ],
    ['a type without a name', withInteractions({ '': {} }), 'interactions has a type without'],
    ['a type that is no object', withInteractions({ read: true }), 'interactions.read must be'],
    [
      'details that are no object',
      withInteractions({ clicked: { details: ['item_{item}'] } }),
      'interactions.clicked.details must be',
    ],
    [
      'metadata that are no list',
      withInteractions({ clicked: { metadata: 'button' } }),
      'interactions.clicked.metadata must be',
    ],
    [
      'aliases that are no list',
      withInteractions({ delete: { aliases: [''] } }),
      'interactions.delete.aliases must be',
    ],
    [
      'an alias that is another type',
      withInteractions({ delete: { aliases: ['delete-request'] }, 'delete-request': {} }),
      'interactions.delete-request is called "delete-request", and so is interactions.delete',
    ],
    ['no interactions', { contract: 1, name: 'test' }, 'interactions is missing'],
    ['a list of interactions', withInteractions([]), 'interactions is missing'],
    ['a name of two words', { contract: 1, name: 'whats app', interactions: {} }, 'name must be'],
    ['a name in upper case', { contract: 1, name: 'WhatsApp', interactions: {} }, 'name must be'],
    ['the name unknown', { contract: 1, name: 'unknown', interactions: {} }, 'name is "unknown"'],
    ['no name', { contract: 1, interactions: {} }, 'A channel without a name: name must be'],
    [
      'platforms that are no list',
      { contract: 1, name: 'test', platforms: 'test', interactions: {} },
      'platforms must be',
    ],
    ['null', null, 'the channel is not an object'],
  ])('%s', (_name, channel, problem) => {
    const error = refusalOf(channel)
    expect(error.code).toBe('invalid_channel')
    expect(error.message).toContain(problem)
  })

  test('a function, however deep', () => {
    const parse = () => 1
    const message = refusalOf(
      withInteractions({ clicked: { details: {}, metadata: [], parse } }),
    ).message
    expect(message).toContain('interactions.clicked.parse is a function; a channel is plain data')
    expect(refusalOf({ ...withInteractions({}), decode: parse }).message).toBe(
      'Channel "test": decode is a function; a channel is plain data.',
    )
  })

  test.each([[2], [0], ['1'], [undefined]])('contract %j is not understood', (contract) => {
    const channel = { contract, name: 'test', interactions: {} }
    expect(refusalOf(channel).code).toBe('unsupported_contract')
    expect(refusalOf(channel).message).toBe(
      `Channel "test": contract is ${contract}, and this version of @bird-interactions/core understands 1. Write "contract: 1", or install a channel and a core that fit.`,
    )
    expect(() => createDecoder([channel as unknown as Channel])).toThrow(
      expect.objectContaining({ code: 'unsupported_contract' }),
    )
  })
})

describe('a decoder refuses at construction what it could not decode', () => {
  const plain = (name: string, platforms?: readonly string[]): Channel => ({
    contract: 1,
    name,
    interactions: {},
    ...(platforms === undefined ? undefined : { platforms }),
  })

  test('a channel that defineChannel has not seen', () => {
    expect(() => createDecoder([withPattern('{a}{b}') as unknown as Channel])).toThrow(
      expect.objectContaining({ code: 'invalid_channel' }),
    )
  })

  test.each([[undefined], [null], [7]])('%j in the place of a channel', (channel) => {
    expect(() => createDecoder([channel as unknown as Channel])).toThrow(
      expect.objectContaining({ code: 'invalid_channel' }),
    )
  })

  test('two channels of one name', () => {
    expect(() => createDecoder([plain('sms'), plain('sms')])).toThrow(
      expect.objectContaining({
        code: 'duplicate_channel',
        message: expect.stringContaining('Two channels are named "sms"'),
      }),
    )
  })

  test('two channels of one platform id', () => {
    expect(() => createDecoder([plain('sms', ['text']), plain('rcs', ['text'])])).toThrow(
      expect.objectContaining({
        code: 'duplicate_channel',
        message: expect.stringContaining('"sms" and "rcs" both claim the platform id "text"'),
      }),
    )
  })

  test('a channel that lists its own name among its platforms is one channel', () => {
    expect(() => createDecoder([plain('sms', ['sms'])])).not.toThrow()
  })
})

test('a declared channel is the object that was passed, and is not changed', () => {
  const channel = Object.freeze({ contract: 1, name: 'test', interactions: Object.freeze({}) })
  expect(defineChannel(channel as Channel)).toBe(channel)
})
