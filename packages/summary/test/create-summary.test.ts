import { ConnectionError } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import { fakeTransport } from '@bird-interactions/core/testing'
import { email } from '@bird-interactions/email'
import { sms } from '@bird-interactions/sms'
import { describe, expect, test } from 'vitest'

import {
  createSummary,
  type Summary,
  type SummaryInput,
  type SummaryOptions,
} from '../src/index.ts'
import { click, interaction, MESSAGE, uuid } from './support/interaction.ts'

function summarize(inputs: readonly SummaryInput[], options?: SummaryOptions): Summary {
  const summary = createSummary(options)
  for (const input of inputs) summary.add(input)
  return summary.result()
}

const ADA = '+447700900001'
const BEN = '+447700900002'

describe('recipients', () => {
  test('who read and clicked several times are counted once each', () => {
    const summary = summarize([
      interaction(),
      interaction(),
      click(0, 1),
      click(0, 1),
      click(1, 1),
      interaction({ recipient: BEN }),
    ])
    expect(summary).toMatchObject({ recipients: 2, reads: 3, readers: 2, clicks: 3, clickers: 1 })
    expect(summary.buttons).toMatchObject([
      { place: { card: 0, item: 1 }, clicks: 2, clickers: 1 },
      { place: { card: 1, item: 1 }, clicks: 1, clickers: 1 },
    ])
    expect(summary.cards).toMatchObject([
      { card: 0, clicks: 2, clickers: 1 },
      { card: 1, clicks: 1, clickers: 1 },
    ])
  })

  test('are told apart by whom the receiver names, where no text does', () => {
    const contact = (identifierValue: string) => ({ contacts: [{ identifierValue }] })
    const summary = summarize([
      interaction({ recipient: undefined, receiver: contact(ADA) }),
      interaction({ recipient: ADA }),
      interaction({ recipient: undefined, receiver: contact(BEN) }),
      interaction({ recipient: undefined, receiver: { connector: { id: ADA } } }),
    ])
    expect(summary).toMatchObject({ recipients: 2, readers: 2, reads: 4 })
  })

  test('whom nobody names are one for each message', () => {
    const nameless = { recipient: undefined, messageId: uuid() }
    const summary = summarize([
      interaction({ recipient: undefined }),
      interaction({ recipient: undefined }),
      interaction(nameless),
      click(0, 0, nameless),
      interaction({ recipient: 'of message 0' }),
      interaction({ recipient: '0' }),
    ])
    expect(summary).toMatchObject({ recipients: 4, readers: 4, clickers: 1 })
  })

  test.each([
    ['before the read', [click(0, 0), interaction()], 0],
    ['after the read', [interaction(), click(0, 0)], 0],
    ['without a read', [click(0, 0), click(0, 1), interaction({ recipient: BEN })], 1],
  ])('who clicked %s', (_, inputs, clickersWithoutRead) => {
    expect(summarize(inputs)).toMatchObject({ clickers: 1, clickersWithoutRead })
  })
})

describe('an interaction', () => {
  test('counts once, however its id is spelled, and whatever else differs', () => {
    const id = 'abcdef00-0000-4000-8000-000000000001'
    const summary = summarize([
      interaction({ id }),
      interaction({ id: id.toUpperCase(), type: 'clicked', recipient: BEN }),
    ])
    expect(summary).toMatchObject({
      recipients: 1,
      reads: 1,
      clicks: 0,
      leftOut: { duplicates: 1, prefetched: 0 },
    })
  })

  test('of a machine is left out of every other figure, unless it is asked for', () => {
    const inputs = [
      click(0, 0, { metadata: { prefetched: true }, channel: 'unknown' }),
      interaction({ metadata: { prefetched: false } }),
    ]
    expect(summarize(inputs)).toMatchObject({
      messages: 1,
      reads: 1,
      clicks: 0,
      buttons: [],
      leftOut: { prefetched: 1 },
      unrecognized: { platforms: { total: 0 } },
    })
    expect(summarize([inputs[0] as SummaryInput])).toMatchObject({ messages: 0, recipients: 0 })
    expect(summarize(inputs, { includePrefetched: true })).toMatchObject({
      clicks: 1,
      leftOut: { prefetched: 0 },
    })
  })

  test('of a message in capitals is of the same message', () => {
    const messageId = 'abcdef00-0000-4000-8000-000000000001'
    const other = interaction({ messageId: messageId.toUpperCase() })
    expect(summarize([interaction({ messageId }), other]).messages).toBe(1)
  })

  test.each(['read', 'opened'])('of the type %s is a read', (type) => {
    expect(summarize([interaction({ type })])).toMatchObject({ reads: 1, otherTypes: { total: 0 } })
  })

  test('of another type is counted by it, and its recipient is one', () => {
    const inputs = ['reaction', 'unsubscribe-request', 'reaction'].map((type) =>
      interaction({ type }),
    )
    expect(summarize(inputs)).toMatchObject({
      recipients: 1,
      reads: 0,
      clicks: 0,
      otherTypes: {
        total: 3,
        texts: [
          { text: 'reaction', count: 2 },
          { text: 'unsubscribe-request', count: 1 },
        ],
      },
    })
  })
})

describe('rates', () => {
  test('are of the readers and of what was sent', () => {
    const inputs = [
      ...[ADA, BEN, 'c', 'd'].map((recipient) => interaction({ recipient, messageId: uuid() })),
      click(0, 0),
      click(0, 1),
      click(0, 1, { recipient: BEN }),
    ]
    const { clickThrough, buttons, cards } = summarize(inputs, { sent: 8 })
    expect(clickThrough).toEqual({ ofReaders: 0.5, ofSent: 0.25 })
    expect(buttons.map((button) => button.clickThrough)).toEqual([
      { ofReaders: 0.25, ofSent: 0.125 },
      { ofReaders: 0.5, ofSent: 0.25 },
    ])
    expect(cards.map((card) => card.clickThrough)).toEqual([{ ofReaders: 0.5, ofSent: 0.25 }])
  })

  test('are null where there is nothing to divide by', () => {
    const nothing = { ofReaders: null, ofSent: null }
    expect(summarize([click(0, 0)]).clickThrough).toEqual(nothing)
    expect(summarize([], { sent: 0 }).clickThrough).toEqual(nothing)
  })

  test.each([-1, 1.5, Number.NaN])('cannot be of %d messages', (sent) => {
    expect(() => createSummary({ sent })).toThrow(
      expect.objectContaining({ name: 'ConfigError', code: 'invalid_option' }),
    )
  })
})

/** Details of a button that is on no card. */
function itemDetails(item: number) {
  return { kind: 'item', text: `item_${item}_clicked`, item }
}

describe('what was clicked', () => {
  test('is ordered by channel, place and name', () => {
    const named = (name: string) => interaction({ type: 'clicked', metadata: { link: { name } } })
    const item = (item: number) => click(0, item, { details: itemDetails(item) })
    const inputs = [
      named('b'),
      item(10),
      click(10, 0),
      item(9),
      named('a'),
      click(9, 1),
      click(9, 0),
    ]
    const { buttons } = summarize(inputs)
    expect(buttons.map(({ place, name }) => name ?? Object.values(place).join('.'))).toEqual([
      '9.0',
      '9.1',
      '10.0',
      '9',
      '10',
      'a',
      'b',
    ])
  })

  test('has its own clickers, however many there are of both', () => {
    const numbers = [...Array(12).keys()]
    const inputs = numbers.flatMap((item) =>
      numbers.map((person) => click(0, item, { recipient: `person ${person}` })),
    )
    const { buttons } = summarize([...inputs, ...inputs.map((input) => ({ ...input, id: uuid() }))])
    expect(buttons.map(({ clickers, clicks }) => [clickers, clicks])).toEqual(
      numbers.map(() => [12, 24]),
    )
  })

  test('is another button on another channel', () => {
    const inputs = [click(0, 0), click(0, 0, { channel: 'pager' })]
    const { buttons, cards } = summarize(inputs)
    expect(buttons.map(({ channel }) => channel)).toEqual(['pager', 'rcs'])
    expect(cards.map(({ channel }) => channel)).toEqual(['pager', 'rcs'])
  })

  test.each([
    ['the name of the link', { link: { name: 'Offer', url: 'https://x' } }, 'text', 'Offer'],
    ['its URL', { link: { url: 'https://x' }, button: { payload: 'p' } }, 'text', 'https://x'],
    ['the payload', { link: { name: '' }, button: { payload: 'p' } }, 'text', 'p'],
    ['the details as sent', {}, 'text', 'text'],
    ['nothing', {}, '', undefined],
  ])('is named by %s, where it has no place', (_, metadata, text, name) => {
    const input = interaction({
      type: 'clicked',
      metadata,
      details: { kind: 'unrecognized', text },
    })
    const { buttons } = summarize([input])
    expect(buttons).toHaveLength(1)
    expect(buttons[0]).toMatchObject({ place: {}, clicks: 1 })
    expect(buttons[0]?.name).toBe(name)
  })

  test('shows the payloads of a place, of many the first few', () => {
    const payloads = ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'f', 'f']
    const inputs = payloads.map((payload) => click(0, 0, { metadata: { button: { payload } } }))
    const { buttons } = summarize(inputs)
    expect(buttons[0]?.payloads).toEqual({
      total: 9,
      texts: [{ text: 'b', count: 2 }, ...['a', 'c', 'd', 'e'].map((text) => ({ text, count: 1 }))],
    })
  })

  test('is bounded, though every click is on another thing with another long text', () => {
    const inputs = Array.from({ length: 1200 }, (_, number) =>
      click(number, 0, { metadata: { button: { payload: `${'x'.repeat(300)}${number}` } } }),
    )
    const summary = summarize(inputs)
    expect(summary.clicks).toBe(1200)
    expect(summary.buttons).toHaveLength(1000)
    expect(summary.cards).toHaveLength(1000)
    expect(summary.clicksElsewhere).toBe(200)
    expect(summary.buttons[0]?.payloads.texts).toEqual([{ text: `${'x'.repeat(200)}…`, count: 1 }])
  })
})

describe('times', () => {
  const created = '2026-03-01T10:00:00Z'
  const after = (seconds: number, part: Partial<SummaryInput> = {}) =>
    interaction({
      messageCreatedAt: created,
      createdAt: new Date(Date.parse(created) + seconds * 1000).toISOString(),
      ...part,
    })

  test('are those of the first read and the first click, in whatever order they come', () => {
    const clicked = { ...click(0, 0), messageCreatedAt: created }
    const summary = summarize([
      after(90),
      after(30),
      after(60),
      { ...clicked, id: uuid(), createdAt: '2026-03-01T10:02:00.999999Z' },
      { ...clicked, id: uuid(), createdAt: '2026-03-01T10:01:00.5Z' },
    ])
    expect(summary.timeToRead).toEqual({ known: 1, unknown: 0, medianMs: 30_000, p90Ms: 30_000 })
    expect(summary.timeToClick).toMatchObject({ known: 1, medianMs: 60_500 })
  })

  test('are of each recipient of each message', () => {
    const inputs = [
      after(1),
      after(2, { recipient: BEN }),
      after(3, { messageId: uuid() }),
      after(4, { messageId: uuid(), recipient: BEN }),
    ]
    expect(summarize(inputs).timeToRead).toMatchObject({ known: 4, medianMs: 2000, p90Ms: 4000 })
  })

  test.each([
    [1, 1, 1],
    [2, 1, 2],
    [10, 5, 9],
    [11, 6, 10],
    [100, 50, 90],
  ])('of %i have as median and ninth decile ones that occurred', (length, median, p90) => {
    const inputs = Array.from({ length }, (_, index) =>
      after(length - index, { messageId: uuid() }),
    )
    expect(summarize(inputs).timeToRead).toEqual({
      known: length,
      unknown: 0,
      medianMs: median * 1000,
      p90Ms: p90 * 1000,
    })
  })

  test('are counted apart where they are not known, unless another interaction tells', () => {
    const another = uuid()
    const inputs = [
      interaction({ messageCreatedAt: undefined }),
      interaction({ messageCreatedAt: 'yesterday', messageId: another }),
      after(5, { messageId: another }),
      after(9, { messageId: uuid() }),
      interaction({
        messageCreatedAt: created,
        createdAt: '2026-13-01T00:00:00Z',
        messageId: uuid(),
      }),
    ]
    expect(summarize(inputs).timeToRead).toMatchObject({ known: 2, unknown: 2, medianMs: 5000 })
  })

  test('can be negative, as the clocks of others can be wrong', () => {
    expect(summarize([after(-2)]).timeToRead.medianMs).toBe(-2000)
  })

  test('are null where there are none', () => {
    expect(summarize([]).timeToRead).toEqual({ known: 0, unknown: 0, medianMs: null, p90Ms: null })
  })
})

describe('hours', () => {
  test.each([
    ['UTC', '2026-03-01T10:59:59.999999Z', 10],
    ['UTC', '1969-12-31T23:30:00Z', 23],
    ['UTC', '2026-03-01T10:00:00+05:30', 4],
    ['UTC', '2026-03-01t10:00:00z', 10],
    ['UTC', '2026-03-01 10:00:00', 10],
    ['Europe/Amsterdam', '2026-03-29T00:59:59Z', 1],
    ['Europe/Amsterdam', '2026-03-29T01:00:00Z', 3],
    ['Asia/Kolkata', '2026-03-01T10:29:59Z', 15],
    ['Asia/Kathmandu', '2026-03-01T18:15:00Z', 0],
    ['America/New_York', '2026-03-01T04:59:59Z', 23],
  ])('of %s: %s is in hour %i', (timeZone, createdAt, hour) => {
    const { byHour } = summarize([interaction({ createdAt }), click(0, 0, { createdAt })], {
      timeZone,
    })
    expect(byHour.timeZone).toBe(timeZone)
    expect(byHour.hours.map((figures) => figures.hour)).toEqual([...Array(24).keys()])
    const used = byHour.hours.filter(({ reads, clicks }) => reads + clicks > 0)
    expect(used).toEqual([{ hour, reads: 1, clicks: 1 }])
  })

  test('are counted apart where a time cannot be read', () => {
    const inputs = ['soon', '', 'Sun Mar 01 2026'].map((createdAt) => interaction({ createdAt }))
    expect(summarize(inputs)).toMatchObject({ reads: 3, byHour: { unknown: 3 } })
  })

  test('of no time zone are refused', () => {
    expect(() => createSummary({ timeZone: 'Mars/Olympus' })).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        message: expect.stringContaining('Europe/Amsterdam'),
      }),
    )
  })
})

describe('what is not recognised', () => {
  test('is counted and shown: platforms, types and details', () => {
    const summary = summarize([
      interaction({ channel: 'unknown', type: 'unknown', sentType: 'read', platformId: 'fax' }),
      interaction({ type: 'unknown', sentType: 'waved' }),
      click(0, 0, { details: { kind: 'unrecognized', text: 'button 7' } }),
    ])
    const one = (text: string) => ({ total: 1, texts: [{ text, count: 1 }] })
    expect(summary).toMatchObject({
      messages: 1,
      reads: 0,
      clicks: 1,
      otherTypes: { total: 0 },
      unrecognized: { platforms: one('fax'), details: one('button 7') },
    })
    expect(summary.unrecognized.types.texts).toEqual([
      { text: 'read', count: 1 },
      { text: 'waved', count: 1 },
    ])
  })

  test('is told by its first twenty texts', () => {
    const inputs = Array.from({ length: 30 }, (_, number) =>
      interaction({ type: 'unknown', sentType: `type ${number}` }),
    )
    const { types } = summarize(inputs).unrecognized
    expect(types.total).toBe(30)
    expect(types.texts.map(({ text }) => text)).toEqual(
      Array.from({ length: 20 }, (_, number) => `type ${number}`),
    )
  })
})

describe('results of a client', () => {
  const channelId = '10000000-0000-4000-8000-000000000006'

  const response = { status: 200, headers: {}, attempts: 1 }

  test('count as sent, failed or not', async () => {
    const element = {
      ...interaction({ type: 'clicked' }),
      channelId,
      platformId: 'sms-messagebird',
    }
    await using bird = createClient({
      accessKey: 'key-of-a-test',
      workspaceId: uuid(),
      channels: [email, sms],
      transport: fakeTransport([
        { body: { results: [element, { id: 'no identity' }] } },
        { status: 404, body: { code: 'NotFound', message: 'There is none.' } },
      ]),
    })
    const summary = createSummary()
    const refs = [MESSAGE, uuid()].map((messageId) => ({ channelId, messageId }))
    for await (const result of bird.interactions.listMany(refs, { concurrency: 1 })) {
      summary.addResult(result)
    }
    expect(summary.result()).toMatchObject({
      sent: 2,
      messages: 1,
      clicks: 1,
      failedMessages: 1,
      unrecognized: { malformed: 1 },
    })
  })

  test.each([
    ['failed', ['failed'], 1],
    ['failed twice', ['failed', 'failed'], 1],
    ['failed and then came', ['failed', 'came'], 0],
    ['came and then failed', ['came', 'failed'], 0],
    ['came, and failed before and after', ['failed', 'came', 'failed', 'came'], 0],
  ])('of one message that %s', (_, outcomes, failedMessages) => {
    const summary = createSummary()
    const ref = { messageId: MESSAGE }
    const error = new ConnectionError('connection_failed', 'It was reset.', { attempts: 1 })
    for (const outcome of outcomes) {
      if (outcome === 'failed') summary.addResult({ ok: false, ref, error })
      else summary.addResult({ ok: true, ref, interactions: [], problems: [], response })
    }
    expect(summary.result()).toMatchObject({ sent: 1, failedMessages })
  })

  test('give way to a number of messages that is stated', () => {
    const summary = createSummary({ sent: 10 })
    const [interactions, problems] = [[interaction()], []]
    summary.addResult({ ok: true, ref: { messageId: MESSAGE }, interactions, problems, response })
    expect(summary.result().sent).toBe(10)
  })
})

test('a summary can be looked at, and then goes on', () => {
  const summary = createSummary()
  summary.add(interaction())
  const before = summary.result()
  const copy = structuredClone(before)
  summary.add(click(0, 0))
  expect(before).toEqual(copy)
  expect(summary.result()).toMatchObject({ reads: 1, clicks: 1 })
})
