import { parseDetails } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
import { whatsapp } from '@bird-interactions/whatsapp'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { anyText, decode, wireOf } from './data-setting.ts'

const channels = [whatsapp, rcs] as const

/** The details strings with a text in the place of an integer, in every spelling that Bird documents. */
function spellingsOf(integer: string): readonly string[] {
  return [
    `item_${integer}_clicked`,
    `card_${integer}_item_1_clicked`,
    `card_0_item_${integer}_clicked`,
    `card_${integer}_item_item_1_clicked`,
    `card_0_item_item_${integer}_clicked`,
  ]
}

/** Whatever the channel, these details are unrecognised, and come through as sent. */
function expectUnrecognized(...texts: readonly string[]): void {
  for (const channel of channels) {
    for (const text of texts) {
      expect(parseDetails(channel, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
      expect(decode(wireOf({ details: text }), { channel: channel.name })).toMatchObject({
        channel: channel.name,
        type: 'clicked',
        details: { kind: 'unrecognized', text },
      })
    }
  }
}

test('D07 an index that is too large is unrecognised and kept as text, never rounded to 1e20', () => {
  expectUnrecognized(...spellingsOf('99999999999999999999'), ...spellingsOf('1000000000'))
})

test('D07 an index of any length comes back digit by digit, or not at all', () => {
  const digits = fc
    .array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 20 })
    .filter(([first]) => first !== 0)
    .map((digits) => digits.join(''))
  fc.assert(
    fc.property(digits, (digits) => {
      const text = `item_${digits}_clicked`
      expect(parseDetails(rcs, 'clicked', text)).toEqual(
        digits.length > 9
          ? { kind: 'unrecognized', text }
          : { kind: 'item', item: Number(digits), text },
      )
    }),
  )
})

test('D08 signs, fractions, exponents, hexadecimal digits, blanks and nothing are no index', () => {
  for (const integer of ['-1', '+1', '1.5', '1e3', '0x1', '', ' 1', '1 ', '1_000', 'NaN', '-0']) {
    expectUnrecognized(...spellingsOf(integer))
  }
})

test('D09 an index with a leading zero is unrecognised, in both channels alike', () => {
  for (const integer of ['007', '00', '01', '000000001']) {
    expectUnrecognized(...spellingsOf(integer))
  }
  for (const channel of channels) {
    expect(parseDetails(channel, 'clicked', 'item_0_clicked')).toMatchObject({ item: 0 })
    expect(parseDetails(channel, 'clicked', 'item_70_clicked')).toMatchObject({ item: 70 })
  }
})

test('D10 digits of other scripts, invisible characters, another case and anything around it make details unrecognised', () => {
  for (const integer of ['٣', '１', '1\u0663', '1\u200b', '\u200b1', '1\0', '²', 'Ⅷ', '1\n']) {
    expectUnrecognized(...spellingsOf(integer))
  }
  for (const text of spellingsOf('1')) {
    for (const junk of ['\n', '\r\n', '\0', ' ', '\ufeff', '\u200b', 'x', '0', text]) {
      expectUnrecognized(`${text}${junk}`, `${junk}${text}`)
    }
    expectUnrecognized(text.toUpperCase(), text.replace('clicked', 'Clicked'), text.slice(0, -1))
    expectUnrecognized(text.replace('i', 'ı'), text.replace('c', 'с'))
  }
})

test('D10 a character of whatever script, put anywhere into details, makes them unrecognised', () => {
  const character = anyText.filter((text) => !/[0-9]/.test(text))
  fc.assert(
    fc.property(
      fc.constantFrom(...spellingsOf('1')),
      fc.nat(),
      character,
      (text, at, character) => {
        const place = at % (text.length + 1)
        expectUnrecognized(`${text.slice(0, place)}${character}${text.slice(place)}`)
      },
    ),
  )
})

/** Texts of a length that make a parser which tries again and again take long. */
function adversaries(length: number): readonly string[] {
  const repeated = (piece: string): string =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  return ['0', '9', ' ', '_', 'item_', 'item_1_', 'card_1_item_', 'item_item_'].flatMap((piece) => [
    `${repeated(piece)}x`,
    `item_${repeated(piece)}_clicked`,
    `card_0_item_${repeated(piece)}_clicked!`,
  ])
}

/** The shortest of several times that it takes to parse all of them, in milliseconds. */
function timeToParse(texts: readonly string[]): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now()
    for (const text of texts) parseDetails(rcs, 'clicked', text)
    return performance.now() - start
  })
  return Math.min(...times)
}

test('D11 the time for adversarial details grows no faster than their length, and 1 MB comes through whole', () => {
  const short = timeToParse(adversaries(1_000))
  const long = timeToParse(adversaries(16_000))
  // Quadratic time is 256 times as long. A clock cannot tell apart what takes less than 50 µs.
  expect(long).toBeLessThan(64 * Math.max(short, 0.05))
  // Only now: no limit of time could end a parser that is slower than this.
  for (const text of adversaries(1_000_000)) {
    const { details } = decode(wireOf({ details: text }))
    // A plain comparison: a failing expectation would write a megabyte.
    expect(details?.kind === 'unrecognized' && details.text === text).toBe(true)
  }
})

test('D12 both spellings of a card action are one kind with the same fields, and the spelling is in the text', () => {
  const index = fc.nat({ max: 999_999_999 })
  fc.assert(
    fc.property(index, index, (card, item) => {
      for (const text of [
        `card_${card}_item_${item}_clicked`,
        `card_${card}_item_item_${item}_clicked`,
      ]) {
        expect(decode(wireOf({ details: text }))).toMatchObject({
          channel: 'rcs',
          type: 'clicked',
          details: { kind: 'cardItem', card, item, text },
        })
      }
    }),
  )
})

test("D25 a channel that is given another channel's details says that it does not know them", () => {
  for (const text of ['card_0_item_1_clicked', 'card_0_item_item_1_clicked', 'initial_open', '']) {
    const wire = wireOf({ details: text })
    expect(parseDetails(whatsapp, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
    expect(decode(wire, { channel: 'whatsapp' })).toMatchObject({
      channel: 'whatsapp',
      type: 'clicked',
      details: { kind: 'unrecognized', text },
    })
  }
})

test('D25 an interaction of a channel that is not in use belongs to none of those that are', () => {
  for (const platformId of ['telegram', 'whatsappx', 'google-rcs', 'RCS', 'text']) {
    const interaction = decode(wireOf({ platformId }))
    expect(interaction).toMatchObject({
      channel: 'unknown',
      type: 'unknown',
      platformId,
      details: { kind: 'unrecognized', text: 'item_1_clicked' },
    })
  }
})

test('D25 whatever a channel is given as details, it throws nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...channels), anyText, (channel, text) => {
      expect(parseDetails(channel, 'clicked', text)).toEqual({ kind: 'unrecognized', text })
      expect(parseDetails(channel, 'read', text)).toEqual({ kind: 'unrecognized', text })
    }),
  )
})
