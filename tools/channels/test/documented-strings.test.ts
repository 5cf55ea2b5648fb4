import { join } from 'node:path'

import { type Channel, createDecoder, formatDetails } from '@bird-interactions/core'
import { channelSchema } from '@bird-interactions/core/schema'
import type { DocumentedStrings, NearMisses } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { type ChannelPackage, channelPackages, sourceOf } from '../channel-packages.ts'

/** What the tests of a channel's package say of its documentation. */
interface Documentation {
  readonly documented: DocumentedStrings
  readonly nearMisses: NearMisses
}

const documentationOf = ({ folder }: ChannelPackage) =>
  import(/* @vite-ignore */ join(folder, 'test/documented.ts')) as Promise<Documentation>

const all = await Promise.all(
  channelPackages().map(async (channelPackage) => ({
    channel: await sourceOf(channelPackage),
    ...(await documentationOf(channelPackage)),
  })),
)
const decode = createDecoder<readonly Channel[]>(all.map(({ channel }) => channel))

const id = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
const identity = { id, messageId: id, channelId: id, createdAt: '2026-01-01T00:00:00Z' }

function detailsOf(channel: Channel, type: string, details: string) {
  const decoded = decode({ ...identity, type, details, platformId: channel.name })
  expect(decoded).toMatchObject({ channel: channel.name, type })
  return decoded.details
}

/** Whether the published schema, made of the same literal in another way, has the string. */
function isInSchema(channel: Channel, type: string, details: string): boolean {
  const required = { receiver: {}, messageReference: '', messagePartsCount: 1 }
  const wire = { ...identity, ...required, type, details, platformId: channel.name }
  return channelSchema(channel).safeParse(wire).success
}

const documented = all.flatMap(({ channel, documented }) =>
  Object.entries(documented).flatMap(([type, strings]) =>
    Object.entries(strings).map(([text, meaning]) => ({
      name: channel.name,
      type,
      text,
      channel,
      meaning,
    })),
  ),
)

const nearMisses = all.flatMap(({ channel, nearMisses }) =>
  Object.entries(nearMisses).flatMap(([type, texts]) =>
    texts.map((text) => ({ name: channel.name, type, text, channel })),
  ),
)

/** A row for each spelling of each pattern of each literal. */
const patterns = all.flatMap(({ channel }) =>
  Object.entries(channel.interactions).flatMap(([type, { details = {} }]) =>
    Object.entries(details).flatMap(([kind, spellings]) =>
      [spellings].flat().map((pattern) => ({ name: channel.name, type, kind, pattern, channel })),
    ),
  ),
)

test('the table has every channel that Bird documents strings for, and near misses of all', () => {
  const names = (rows: readonly { readonly name: string }[]) =>
    new Set(rows.map(({ name }) => name))
  expect([...names(documented)]).toEqual(
    expect.arrayContaining(['email', 'line', 'rcs', 'telegram', 'whatsapp']),
  )
  expect([...names(nearMisses)]).toEqual(
    expect.arrayContaining(['email', 'line', 'rcs', 'sms', 'telegram', 'whatsapp']),
  )
  expect(documented.filter(({ name }) => name === 'email')).toHaveLength(9)
})

describe('with all channels in use, what is documented is recognised', () => {
  test.each(documented)('$name $type: $text', ({ channel, type, text, meaning }) => {
    expect(detailsOf(channel, type, text)).toEqual({ ...meaning, text })
    expect(isInSchema(channel, type, text)).toBe(true)
  })
})

describe('and what is near it is not', () => {
  test.each(nearMisses)('$name $type: $text', ({ channel, type, text }) => {
    expect(detailsOf(channel, type, text)).toEqual({ kind: 'unrecognized', text })
    const hasPatterns = channel.interactions[type]?.details !== undefined
    expect(isInSchema(channel, type, text)).toBe(!hasPatterns)
  })
})

describe('each spelling of the literals', () => {
  const integers = [0, 1, 7, 10, 999_999_999]

  test.each(patterns)('$name $type: $pattern', ({ channel, type, kind, pattern }) => {
    for (const integer of integers) {
      const fields: Record<string, number> = {}
      const text = pattern.replaceAll(/\{(\w+)\}/g, (_hole, field: string) => {
        fields[field] = integer + Object.keys(fields).length
        return String(fields[field])
      })
      const tooLong = Object.values(fields).some((field) => field > 999_999_999)
      const expected = tooLong ? { kind: 'unrecognized', text } : { kind, ...fields, text }
      expect(detailsOf(channel, type, text)).toEqual(expected)
      if (tooLong) continue
      const written = formatDetails<Channel, string>(channel, type, { kind, ...fields, text })
      expect(detailsOf(channel, type, written)).toEqual({ ...expected, text: written })
    }
  })

  test.each(patterns)('$name $type: nothing near $pattern', ({ channel, type, pattern }) => {
    const text = pattern.replaceAll(/\{\w+\}/g, '3')
    const near = new Set([
      ...['', ' ', 'x', '\n', '\0', '_', '-', '\u200B', '\uFEFF'].flatMap((more) => [
        `${more}${text}`,
        `${text}${more}`,
      ]),
      ...['03', '-3', '+3', '3.0', '3e0', '0x3', '٣', '３', '', '{item}', 'N', '3000000000'].map(
        (digits) => pattern.replaceAll(/\{\w+\}/g, () => digits),
      ),
      ...text.split('').map((_character, at) => text.slice(0, at) + text.slice(at + 1)),
      ...text.split('').map((character, at) => text.slice(0, at) + character + text.slice(at)),
      text.toUpperCase(),
      text.replaceAll('_', '-'),
      text.replaceAll('_', ''),
    ])
    near.delete(text)
    // What is near one string may be another that is documented: `card_3_item_item_33_clicked` is.
    for (const other of channel.interactions[type]?.details === undefined ? [] : [...near]) {
      if (isInSchema(channel, type, other)) near.delete(other)
    }
    expect(near.size).toBeGreaterThan(20)
    for (const miss of near) {
      expect(detailsOf(channel, type, miss)).toEqual({ kind: 'unrecognized', text: miss })
    }
  })
})

describe('a string that one channel documents', () => {
  const types = all.flatMap(({ channel }) =>
    Object.keys(channel.interactions).map((type) => ({ name: channel.name, type, channel })),
  )
  const texts = [...new Set(documented.map(({ text }) => text))]

  test.each(types)('is not taken for $name $type where it is not documented', (row) => {
    const { channel, type } = row
    const own = documented.filter((other) => other.name === row.name && other.type === type)
    const hasPattern = (text: string) =>
      own.length > 0 && texts.includes(text) && isInSchema(channel, type, text)
    for (const text of texts) {
      if (own.some((other) => other.text === text) || hasPattern(text)) continue
      expect(detailsOf(channel, type, text)).toEqual({ kind: 'unrecognized', text })
    }
  })
})
