import { type Channel, defineChannel } from '@bird-interactions/core'
import type { ContractCase } from '@bird-interactions/core/testing'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'

import type * as decoder from '../../src/decode.ts'
import type * as details from '../../src/details.ts'
import type * as patterns from '../../src/pattern.ts'

const channel = defineChannel({
  contract: 1,
  name: 'made-up',
  platforms: ['another-platform'],
  interactions: {
    read: {},
    opened: { aliases: ['open-request'], details: { first: 'initial_open' } },
    clicked: {
      details: { cardItem: ['card_{card}_item_{item}', 'c_{item}_{card}'], place: '#{place}' },
    },
  },
})

type Read = typeof details.readDetails
type Decode = ReturnType<typeof decoder.createDecoder>

/** Breaks what reads details and what decodes, for what is imported afterwards. */
function breakCore(
  broken: (read: Read) => Read,
  brokenDecode: (decode: Decode) => Decode = (decode) => decode,
): void {
  vi.doMock('../../src/details.ts', async (original) => {
    const right = await original<typeof details>()
    return { ...right, readDetails: broken(right.readDetails) }
  })
  vi.doMock('../../src/decode.ts', async (original) => {
    const { createDecoder } = await original<typeof decoder>()
    return {
      createDecoder: (channels: readonly Channel[]) => brokenDecode(createDecoder(channels)),
    }
  })
}

/** What each failing case says, by its name. */
function failuresOf(cases: readonly ContractCase[]): Record<string, string> {
  const failed: Record<string, string> = {}
  for (const { name, run } of cases) {
    try {
      run()
    } catch (error) {
      failed[name] = (error as Error).message
    }
  }
  return failed
}

async function failuresWith(
  ...breaks: Parameters<typeof breakCore>
): Promise<Record<string, string>> {
  breakCore(...breaks)
  const { contractCases } = await import('../../src/testing/contract-cases.ts')
  return failuresOf(contractCases(channel))
}

beforeEach(() => {
  vi.resetModules()
})

afterEach(() => {
  vi.doUnmock('../../src/details.ts')
  vi.doUnmock('../../src/decode.ts')
})

describe('the contract holds the reader to the patterns', () => {
  test('which it keeps', async () => {
    expect(await failuresWith((read) => read)).toEqual({})
  })

  const digits = (text: string, replace: (digits: string) => string): string =>
    text.replace(
      /^((?:card|c)_)(.*?)(?=_item_|_\d)/su,
      (_all, start, integer) => `${start}${replace(integer)}`,
    )

  test.each<[string, (text: string) => string]>([
    ['a newline at the end', (text) => text.replace(/\n$/, '')],
    ['a blank in front', (text) => text.replace(/^ (?=\S)/, '')],
    ['a blank behind', (text) => text.replace(/ $/, '')],
    ['a NUL', (text) => text.replace('\0', '')],
    ['a byte order mark', (text) => text.replace('\ufeff', '')],
    ['something in front', (text) => text.replace(/^x/, '')],
    ['something behind', (text) => text.replace(/x$/, '')],
    ['upper case', (text) => (/[a-z]/.test(text) ? text : text.toLowerCase())],
    ['leading zeros', (text) => digits(text, (integer) => integer.replace(/^0+(?=\d)/, ''))],
    ['a minus', (text) => digits(text, (integer) => integer.replace('-', ''))],
    ['a plus', (text) => digits(text, (integer) => integer.replace('+', ''))],
    ['a fraction', (text) => digits(text, (integer) => integer.replace(/\.\d+$/, ''))],
    ['an exponent', (text) => digits(text, (integer) => integer.replace(/e\d+$/, ''))],
    ['a hexadecimal number', (text) => digits(text, (integer) => integer.replace(/^0x/, ''))],
    ['no integer', (text) => digits(text, (integer) => (integer === '' ? '0' : integer))],
    ['a blank before the integer', (text) => digits(text, (integer) => integer.trimStart())],
    ['an Arabic digit', (text) => text.replace('٣', '3')],
    ['a full-width digit', (text) => text.replace('１', '1')],
    ['ten digits', (text) => digits(text, (integer) => integer.slice(0, 9))],
    [
      'ten thousand digits',
      (text) => digits(text, (integer) => (integer.length > 100 ? '9' : integer)),
    ],
  ])('of a reader that overlooks %s', async (_name, overlook) => {
    const failed = await failuresWith((read) => (type, text) => ({
      ...read(type, overlook(text)),
      text,
    }))
    expect(failed['takes nothing near clicked cardItem for it']).toMatch(
      /^'.*' is read as cardItem, though the pattern is "card_\{card\}_item_\{item\}"\.$/s,
    )
    expect(failed['takes nothing near clicked cardItem for it']?.length).toBeLessThan(400)
    expect(Object.keys(failed).filter((name) => name.startsWith('reads back'))).toEqual([])
  })

  test.each<[string, (details: ReturnType<Read>) => object]>([
    ['a field more', (details) => ({ ...details, more: 1 })],
    ['a field less', ({ kind, text }) => ({ kind, text })],
  ])('of a reader that gives %s', async (_name, change) => {
    const failed = await failuresWith(
      (read) => (type, text) => change(read(type, text)) as ReturnType<Read>,
    )
    expect(failed['reads back every spelling of clicked cardItem']).toContain('is read as {')
  })

  test('of a reader that does not know what was written', async () => {
    const failed = await failuresWith(
      (read) => (type, text) =>
        text.startsWith('card_') ? { kind: 'unrecognized', text } : read(type, text),
    )
    expect(failed['writes clicked cardItem in its first spelling, which reads the same']).toBe(
      `"card_0_item_1" is written as "card_0_item_1", which does not read as { card: 0, item: 1, kind: 'cardItem', text: 'card_0_item_1' }.`,
    )
  })

  test('of a reader that gives one integer for another', async () => {
    const failed = await failuresWith((read) => (type, text) => {
      const { card, item, ...rest } = read(type, text) as Record<string, unknown>
      return { ...rest, card: item, item: card } as unknown as ReturnType<Read>
    })
    expect(failed['reads back every spelling of clicked cardItem']).toBe(
      `"card_0_item_1", made of the pattern "card_{card}_item_{item}", is read as { kind: 'cardItem', text: 'card_0_item_1', card: 1, item: 0 } instead of { card: 0, item: 1, kind: 'cardItem', text: 'card_0_item_1' }.`,
    )
  })

  test.each([
    [
      'the canonical spelling',
      (text: string) => text.startsWith('card_'),
      '"card_0_item_1", made of the pattern "card_{card}_item_{item}"',
    ],
    ['another spelling', (text: string) => text.startsWith('c_'), '"c_0_1", made of the pattern'],
    ['a text alone', (text: string) => text === 'initial_open', '"initial_open", made of'],
    ...[2, 9, 10, 42, 99_999, 999_999_999].map(
      (integer) =>
        [
          `the integer ${integer}`,
          (text: string) => text.includes(`_${integer}_item`),
          `"card_${integer}_item_`,
        ] as const,
    ),
  ] as const)('of a reader that does not know %s', async (_name, isUnknown, message) => {
    const failed = await failuresWith(
      (read) => (type, text) =>
        isUnknown(text) ? { kind: 'unrecognized', text } : read(type, text),
    )
    expect(Object.values(failed).join('\n')).toContain(message)
  })

  test('of a reader that knows the details of the future', async () => {
    const failed = await failuresWith(() => (_type, text) => ({ kind: 'any', text }))
    expect(Object.keys(failed)).not.toContain('is plain data that this version of core accepts')
    expect(failed['takes nothing near opened first for it']).toBeUndefined()
    expect(failed['reads back every spelling of opened first']).toContain('is read as {')
  })
})

type Decoded = Record<string, unknown>
type Change = Decoded | ((value: Decoded) => Decoded)

describe('the contract holds the decoder to what follows from the literal', () => {
  const routed = 'is found by its name as the platform id, and by each platform that it lists'
  const future = 'passes a type, details, fields and metadata of the future through as sent'
  const named = 'decodes the type opened, also sent as open-request'
  const isFuture = ({ raw }: Decoded) => (raw as Decoded)['type'] === 'type-of-the-future'

  const hostile = (text: string) => (value: Decoded) => {
    const { type, details: sent } = value['raw'] as Decoded
    return type === 'clicked' && sent === text
  }
  const script = '<script>alert(1)</script>'
  const passed = 'passes hostile details of clicked through as sent'
  const hasNewField = ({ raw }: Decoded) => Object.hasOwn(raw as Decoded, 'fieldOfTheFuture')

  test.each<[string, (value: Decoded) => boolean, Change, string, string]>([
    ...['made-up', 'made-up-any', 'another-platform'].map(
      (id): [string, (value: Decoded) => boolean, Change, string, string] => [
        `the platform id ${id}`,
        ({ platformId, type }) => platformId === id && type === 'read',
        { channel: 'unknown' },
        routed,
        `The platform id "${id}" gives the channel "unknown".`,
      ],
    ),
    [
      'a type of the future',
      isFuture,
      { type: 'read' },
      future,
      'The type "type-of-the-future", which is not documented, gave {',
    ],
    [
      'the word of a type of the future',
      isFuture,
      { sentType: 'read' },
      future,
      'The type "type-of-the-future", which is not documented, gave {',
    ],
    [
      'details of the future',
      isFuture,
      { details: { kind: 'first', text: 'details of the future' } },
      future,
      "A details that is not documented gave { kind: 'first', text: 'details of the future' }.",
    ],
    [
      'the text of details of the future',
      isFuture,
      { details: { kind: 'unrecognized', text: 'x' } },
      future,
      "A details that is not documented gave { kind: 'unrecognized', text: 'x' }.",
    ],
    [
      'that there were details of the future',
      isFuture,
      { details: undefined },
      future,
      'A details that is not documented gave undefined.',
    ],
    [
      'that another platform is not its own',
      ({ platformId }) => platformId === 'not-made-up',
      { channel: 'made-up' },
      'leaves the interactions of other platforms alone',
      'The platform id \'not-made-up\' gives the channel "made-up".',
    ],
    [
      'where its own name ends',
      ({ platformId }) => platformId === 'made-upx',
      { channel: 'made-up' },
      'leaves the interactions of other platforms alone',
      'The platform id \'made-upx\' gives the channel "made-up".',
    ],
    [
      'that a type of another platform is not its own',
      ({ platformId }) => platformId === 'not-made-up',
      { type: 'read' },
      'leaves the interactions of other platforms alone',
      'The platform id \'not-made-up\' gives the channel "unknown".',
    ],
    [
      'fields of the future',
      hasNewField,
      ({ raw }) => ({ raw: { metadata: (raw as Decoded)['metadata'] } }),
      future,
      'A field that is not documented is not in raw as sent: {',
    ],
    [
      'what metadata of the future was sent',
      hasNewField,
      ({ raw }) => ({ raw: { ...(raw as Decoded), metadata: {} } }),
      future,
      'A field that is not documented is not in raw as sent: {',
    ],
    [
      'metadata of the future',
      hasNewField,
      { metadata: undefined },
      future,
      'Metadata with a key that is not documented gave undefined.',
    ],
    [
      'what is in metadata of the future',
      hasNewField,
      { metadata: {} },
      future,
      'Metadata with a key that is not documented gave {}.',
    ],
    [
      'that a hostile text is no details',
      hostile(script),
      { details: { kind: 'place', text: script } },
      passed,
      `The details '${script}' gave { kind: 'place', text: '${script}' }.`,
    ],
    [
      'a hostile text',
      hostile(script),
      { details: { kind: 'unrecognized', text: '' } },
      passed,
      `The details '${script}' gave { kind: 'unrecognized', text: '' }.`,
    ],
    [
      'that there was a hostile text',
      hostile(script),
      { details: undefined },
      passed,
      `The details '${script}' gave undefined.`,
    ],
    [
      'a hostile text that is long',
      hostile('9'.repeat(100_000)),
      { details: undefined },
      passed,
      `The details '${'9'.repeat(60)}' gave undefined.`,
    ],
    [
      'what was sent in place of details',
      ({ raw }) => (raw as Decoded)['details'] === true,
      ({ raw }) => ({ raw: { ...(raw as Decoded), details: false } }),
      'passes hostile details of read through as sent',
      'The details true, which is no text, gave {',
    ],
    [
      'that a number is no details',
      ({ raw }) => (raw as Decoded)['details'] === 7,
      { details: 7 },
      'passes hostile details of read through as sent',
      'The details 7, which is no text, gave {',
    ],
    [
      'another name of a type',
      ({ raw }) => (raw as Decoded)['type'] === 'open-request',
      { type: 'unknown' },
      named,
      'The type "open-request" is decoded as "unknown" instead of "opened".',
    ],
  ])('of one that does not know %s', async (_name, isMeant, change, caseName, message) => {
    const failed = await failuresWith(
      (read) => read,
      (decode) =>
        ((value: unknown) => {
          const decoded = decode(value) as unknown as Decoded
          const raw = decoded['raw']
          if (!isMeant({ ...decoded, raw })) return decoded
          const changed = typeof change === 'function' ? change({ ...decoded, raw }) : change
          return { ...decoded, raw, ...changed }
        }) as unknown as Decode,
    )
    expect(Object.keys(failed)).toContain(caseName)
    expect(failed[caseName]).toContain(message)
  })

  test('of one that gives another text than it was given', async () => {
    breakCore(
      (read) => read,
      (decode) => (value: unknown) => ({
        ...decode(value),
        details: { kind: 'unrecognized', text: 'x' },
      }),
    )
    const { nearMissCases } = await import('../../src/testing/documented-cases.ts')
    expect(failuresOf(nearMissCases(channel, { clicked: ['item_clicked'] }))).toEqual({
      'takes "item_clicked" for no clicked that is documented':
        "It is read as { kind: 'unrecognized', text: 'x' }. Make the pattern of unrecognized narrower.",
    })
  })

  test('of patterns that match what others mean', async () => {
    vi.doMock('../../src/pattern.ts', async (original) => ({
      ...(await original<typeof patterns>()),
      readPattern: (_pattern: unknown, text: string, kind: string) => ({ kind, text }),
    }))
    onTestFinished(() => {
      vi.doUnmock('../../src/pattern.ts')
    })
    const { contractCases } = await import('../../src/testing/contract-cases.ts')
    expect(
      failuresOf(contractCases(channel))['gives every text of clicked place one meaning'],
    ).toBe(
      '"#0" matches cardItem "card_{card}_item_{item}" and cardItem "c_{item}_{card}" and place "#{place}". Change one of them, or remove it.',
    )
  })

  test('of one that does not keep what was received', async () => {
    breakCore(
      (read) => read,
      (decode) => (value: unknown) => decode(structuredClone(value)),
    )
    const { fixtureCases } = await import('../../src/testing/fixture-cases.ts')
    const id = '00000000-0000-4000-8000-000000000001'
    const createdAt = '2026-01-01T00:00:00Z'
    const fixture = {
      id,
      messageId: id,
      channelId: id,
      createdAt,
      type: 'read',
      platformId: 'made-up',
    }
    expect(failuresOf(fixtureCases(channel, { fixture }))).toEqual({
      'recognises the fixture fixture':
        'The decoded interaction does not hold the fixture as received.',
    })
  })
})
