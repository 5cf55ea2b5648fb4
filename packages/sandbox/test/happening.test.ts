import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { type Sandbox, startSandbox } from '../src/index.ts'
import {
  CAROUSEL,
  DOCUMENTED,
  EMAIL,
  get,
  interactionsOf,
  LINE,
  pathOf,
  SMS,
  SUGGESTIONS,
  TELEGRAM,
  WHATSAPP,
} from './server.ts'

const ADA = '+447700900001'
const EVE = '+12025550105'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe('click', () => {
  test('changes what the next GET over HTTP answers', async () => {
    const before = await interactionsOf(sandbox, CAROUSEL)
    const click = sandbox.click({ messageId: CAROUSEL, recipient: EVE, card: 2, item: 1 })
    const after = await interactionsOf(sandbox, CAROUSEL)
    expect(after).toEqual([...before, click])
    expect(click).toMatchObject({
      type: 'clicked',
      messageId: CAROUSEL,
      details: 'card_2_item_1_clicked',
      metadata: { button: { payload: 'website-tallinn' } },
      receiver: { contacts: [{ identifierValue: EVE }] },
      isFirstInteraction: false,
    })
  })

  test('writes the details of a button of the message itself, on any channel', () => {
    const quickReply = sandbox.click({ messageId: WHATSAPP, recipient: ADA, item: 2 })
    expect(quickReply).toMatchObject({
      details: 'item_2_clicked',
      metadata: { button: { payload: 'appointment-cancel' } },
    })
    const suggestion = sandbox.click({ messageId: SUGGESTIONS, recipient: '+61491570006', item: 1 })
    expect(suggestion).toMatchObject({
      details: 'item_1_clicked',
      metadata: { button: { payload: 'answer-no' } },
    })
    const door = sandbox.click({ messageId: LINE, recipient: ADA, item: 0 })
    expect(door).toMatchObject({
      details: 'item_0_clicked',
      metadata: { button: { payload: 'delivery-door' } },
    })
    const yes = sandbox.click({ messageId: TELEGRAM, recipient: ADA, item: 0 })
    expect(yes).toMatchObject({
      details: 'item_0_clicked',
      metadata: { button: { payload: 'invitation-yes' } },
    })
  })

  test('gives the documented message a click that says that its context is made up', async () => {
    const recipient = '+447123456789'
    const click = sandbox.click({ messageId: DOCUMENTED, recipient, card: 0, item: 1 })
    expect(click).toMatchObject({
      channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
      details: 'card_0_item_1_clicked',
      metadata: { button: { payload: 'website' } },
      context: { type: 'made-up' },
    })
    expect(await interactionsOf(sandbox, DOCUMENTED)).toHaveLength(3)
  })

  test.each([
    [{ messageId: 'x', recipient: ADA, item: 0 }, `no message "x". Known messages: ${WHATSAPP} (`],
    [{ messageId: WHATSAPP, recipient: '+1', item: 0 }, `not sent to "+1". Known recipients: +44`],
    [{ messageId: WHATSAPP, recipient: ADA, item: 3 }, 'no item 3. Known items: 0 (I will'],
    [{ messageId: WHATSAPP, recipient: ADA, item: -1 }, 'no item -1.'],
    [{ messageId: WHATSAPP, recipient: ADA, card: 0, item: 0 }, 'has no cards: leave "card" out'],
    [
      { messageId: CAROUSEL, recipient: ADA, card: 3, item: 0 },
      'no card 3. Known cards: 0 (Lisbon)',
    ],
    [{ messageId: CAROUSEL, recipient: ADA, card: 1, item: 2 }, 'Card 1 of message'],
    [{ messageId: EMAIL, recipient: 'ada@example.com', item: 0 }, 'has no buttons. What else'],
    [{ messageId: CAROUSEL, recipient: ADA, item: 0 }, 'say which by "card". Known cards: 0'],
    [
      { messageId: DOCUMENTED, recipient: '+447123456789', card: 0, item: 0 },
      'no item 0. Known items: 1',
    ],
  ])('%j is refused in words that help, and changes nothing', async (input, words) => {
    expect(() => sandbox.click(input)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        code: 'invalid_option',
        message: expect.stringContaining(words),
      }),
    )
    await using untouched = await startSandbox()
    for (const { id } of sandbox.messages) {
      expect(await interactionsOf(sandbox, id)).toEqual(await interactionsOf(untouched, id))
    }
  })
})

describe('read', () => {
  test('changes what the next GET over HTTP answers', async () => {
    const read = sandbox.read({ messageId: WHATSAPP, recipient: '+61491570006' })
    expect((await interactionsOf(sandbox, WHATSAPP)).at(-1)).toEqual(read)
    expect(read).toMatchObject({ type: 'read', isFirstInteraction: true })
    expect(read).not.toHaveProperty('details')
    expect(read).not.toHaveProperty('metadata')
  })

  test('refuses who did not get the message', () => {
    expect(() => sandbox.read({ messageId: WHATSAPP, recipient: EVE })).toThrow(
      `was not sent to "${EVE}"`,
    )
  })

  test('refuses a channel that documents no read', () => {
    expect(() => sandbox.read({ messageId: LINE, recipient: ADA })).toThrow(
      'The channel "line" documents no "read". Documented: clicked.',
    )
  })
})

describe('interact', () => {
  test('does what the channel documents, and changes what the next GET over HTTP answers', async () => {
    const opened = sandbox.interact({
      messageId: EMAIL,
      recipient: 'dan@example.com',
      type: 'opened',
      details: 'amp_open',
    })
    expect(opened).toMatchObject({ type: 'opened', details: 'amp_open' })
    expect(opened).not.toHaveProperty('metadata')
    expect((await interactionsOf(sandbox, EMAIL)).at(-1)).toEqual(opened)
    const reaction = { emoji: '👍', action: 'react' }
    expect(
      sandbox.interact({
        messageId: TELEGRAM,
        recipient: ADA,
        type: 'reaction',
        metadata: { reaction },
      }),
    ).toMatchObject({ type: 'reaction', metadata: { reaction } })
  })

  test('takes any details where none are documented', () => {
    const recipient = '+12025550103'
    const input = { messageId: SMS, recipient, type: 'subscribe-consent', details: 'anything' }
    expect(sandbox.interact(input)).toMatchObject({ details: 'anything' })
  })

  test.each([
    [{ type: 'read' }, 'The channel "email" documents no "read". Documented: opened, clicked,'],
    [
      { type: 'opened', details: 'click' },
      'documents no details "click" for "opened". Documented: initial_open, open, amp_initial_open, amp_open.',
    ],
    [{ type: 'opened', recipient: 'nobody@example.com' }, 'Known recipients: ada@example.com'],
  ])('%j is refused in words that help, and changes nothing', async (input, words) => {
    const before = await interactionsOf(sandbox, EMAIL)
    expect(() =>
      sandbox.interact({ messageId: EMAIL, recipient: 'ada@example.com', ...input }),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid_option',
        message: expect.stringContaining(words),
      }),
    )
    expect(await interactionsOf(sandbox, EMAIL)).toEqual(before)
  })
})

describe('a new interaction', () => {
  test('has a UUID of its own and the time of now, each later than the one before', () => {
    const before = new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)
    const added = Array.from({ length: 50 }, () =>
      sandbox.read({ messageId: WHATSAPP, recipient: ADA }),
    )
    expect(new Set(added.map(({ id }) => id)).size).toBe(50)
    expect(new Set(added.map(({ createdAt }) => createdAt)).size).toBe(50)
    expect(added[0]?.createdAt.startsWith(before)).toBe(true)
  })

  test('has the time of the clock that the sandbox was given', async () => {
    let time = Date.UTC(2026, 0, 2, 3, 4, 5)
    await using timed = await startSandbox({ now: () => time })
    const at = () => timed.read({ messageId: WHATSAPP, recipient: ADA }).createdAt
    expect(at()).toBe('2026-01-02T03:04:05Z')
    expect(at()).toBe('2026-01-02T03:04:05.000001Z')
    time += 120
    expect(at()).toBe('2026-01-02T03:04:05.12Z')
    time -= 60_000
    expect(at()).toBe('2026-01-02T03:04:05.120001Z')
  })

  test('belongs to the caller: changing it changes no answer', async () => {
    const click = sandbox.click({ messageId: WHATSAPP, recipient: ADA, item: 0 })
    Object.assign(click['metadata'] as object, { button: { payload: 'changed' } })
    expect((await interactionsOf(sandbox, WHATSAPP)).at(-1)?.metadata?.button?.payload).toBe(
      'appointment-confirm',
    )
  })

  test('is not seen in another sandbox of the process', async () => {
    await using other = await startSandbox()
    const before = await get(other, pathOf(other, WHATSAPP))
    sandbox.click({ messageId: WHATSAPP, recipient: ADA, item: 0 })
    const after = await get(other, pathOf(other, WHATSAPP))
    expect(after.body).toEqual(before.body)
  })
})
