import { compareCreatedAt, createDecoder } from '@bird-interactions/core'
import { email } from '@bird-interactions/email'
import { line } from '@bird-interactions/line'
import { rcs } from '@bird-interactions/rcs'
import { sms } from '@bird-interactions/sms'
import { telegram } from '@bird-interactions/telegram'
import { whatsapp } from '@bird-interactions/whatsapp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type Sandbox, startSandbox } from '../src/index.ts'
import { readData, violations } from './openapi.ts'
import {
  CAROUSEL,
  DOCUMENTED,
  EMAIL,
  get,
  type Interaction,
  interactionsOf,
  LINE,
  pathOf,
  SMS,
  SUGGESTIONS,
  TELEGRAM,
  WHATSAPP,
} from './server.ts'

const decode = createDecoder([whatsapp, rcs, line, telegram, email, sms])

let sandbox: Sandbox
let everything: Interaction[]

beforeAll(async () => {
  sandbox = await startSandbox()
  const lists = sandbox.messages.map(({ id }) => interactionsOf(sandbox, id))
  everything = (await Promise.all(lists)).flat()
})
afterAll(() => sandbox.close())

describe('the OpenAPI document', () => {
  test.each([WHATSAPP, CAROUSEL, SUGGESTIONS, LINE, TELEGRAM, EMAIL, SMS])(
    'describes the list of %s',
    async (messageId) => {
      const { status, body } = await get(sandbox, pathOf(sandbox, messageId))
      expect(status).toBe(200)
      expect((body as { results: unknown[] }).results).not.toEqual([])
      expect(violations('MessageInteractionsList', body)).toEqual([])
    },
  )

  test('describes what read and click add, to the documented message as well', async () => {
    await using other = await startSandbox()
    const withButtons = other.messages.filter(({ actions, cards }) => actions[0] ?? cards[0])
    for (const { id, channel, recipients, actions, cards } of withButtons) {
      const [recipient = ''] = recipients
      const added = [
        ...(['whatsapp', 'rcs'].includes(channel)
          ? [other.read({ messageId: id, recipient })]
          : []),
        ...actions.map(({ item }) => other.click({ messageId: id, recipient, item })),
        ...cards.flatMap(({ card, actions }) =>
          actions.map(({ item }) => other.click({ messageId: id, recipient, card, item })),
        ),
      ]
      expect(added.length).toBeGreaterThan(1)
      expect(violations('MessageInteractionsList', { results: added })).toEqual([])
    }
    const metadata = { link: { name: 'Made-up', url: 'https://example.com/' } }
    const added = [
      other.interact({ messageId: EMAIL, recipient: 'ada@example.com', type: 'opened' }),
      other.interact({ messageId: SMS, recipient: '+12025550103', type: 'clicked', metadata }),
    ]
    expect(violations('MessageInteractionsList', { results: added })).toEqual([])
  })

  test('is not met by the two documented examples, which lack a required context', async () => {
    const { body } = await get(sandbox, pathOf(sandbox, DOCUMENTED))
    expect(violations('MessageInteractionsList', body)).toEqual([
      "/results/0 must have required property 'context'",
      "/results/1 must have required property 'context'",
    ])
  })
})

describe('the examples of the RCS page', () => {
  test('are answered word for word, their fields in the published order', async () => {
    const { body } = await get(sandbox, pathOf(sandbox, DOCUMENTED))
    const published = ['rcs-interaction-read.json', 'rcs-interaction-clicked-card.json']
    expect(JSON.stringify(body)).toBe(JSON.stringify({ results: published.map(readData) }))
  })

  test('are the only thing that is marked as documented', () => {
    const channels = sandbox.channels.filter(({ origin }) => origin === 'documented')
    const messages = sandbox.messages.filter(({ origin }) => origin === 'documented')
    expect(channels.map(({ id }) => id)).toEqual(['cc79a83e-ae28-4d20-9576-cd6ef76641a1'])
    expect(messages.map(({ id }) => id)).toEqual([DOCUMENTED])
  })
})

describe('the decoder', () => {
  test('recognises every interaction and its details', () => {
    const decoded = everything.map((interaction) => decode(interaction))
    expect(decoded.length).toBeGreaterThan(30)
    for (const { channel, type, details, metadata } of decoded) {
      expect(channel).not.toBe('unknown')
      expect(type).not.toBe('unknown')
      expect(details?.kind).not.toBe('unrecognized')
      if (type === 'clicked') expect(metadata?.button?.payload ?? metadata?.link?.url).toBeTruthy()
      if (details?.kind === 'item') expect(metadata?.button?.payload).toBeTruthy()
    }
  })

  test('finds every channel, and every type that is documented for it, but for one of SMS', () => {
    const decoded = everything.map((interaction) => decode(interaction))
    const seen = new Set(decoded.map(({ channel, type }) => `${channel} ${type}`))
    const documented = [whatsapp, rcs, line, telegram, email, sms].flatMap(
      ({ name, interactions }) => Object.keys(interactions).map((type) => `${name} ${type}`),
    )
    expect(documented.filter((type) => !seen.has(type))).toEqual(['sms subscribe-consent'])
  })
})

describe('the messages', () => {
  test('are a WhatsApp message with three quick replies and an RCS carousel of three cards with two buttons each', () => {
    const [whatsappMessage, carousel] = sandbox.messages
    expect(whatsappMessage).toMatchObject({ id: WHATSAPP, channel: 'whatsapp', cards: [] })
    expect(whatsappMessage?.actions).toHaveLength(3)
    expect(carousel).toMatchObject({ id: CAROUSEL, channel: 'rcs', actions: [] })
    expect(carousel?.cards.map(({ actions }) => actions.length)).toEqual([2, 2, 2])
    expect(whatsappMessage?.recipients.length).toBeGreaterThan(2)
    expect(carousel?.recipients.length).toBeGreaterThan(2)
  })

  test('went through a channel of the list, whose name and platform id they and their interactions carry', async () => {
    for (const message of sandbox.messages) {
      const channel = sandbox.channels.find(({ id }) => id === message.channelId)
      expect(channel?.name).toBe(message.channel)
      for (const { platformId } of await interactionsOf(sandbox, message.id)) {
        expect(platformId).toBe(channel?.platformId)
      }
    }
  })

  test('have reads, and clicks on cards in both of the documented spellings', async () => {
    const interactions = await interactionsOf(sandbox, CAROUSEL)
    const details = interactions.flatMap(({ details }) => details ?? [])
    expect(interactions.some(({ type }) => type === 'read')).toBe(true)
    expect(details).toContain('card_0_item_1_clicked')
    expect(details).toContain('card_2_item_item_1_clicked')
  })

  test('have clicks that carry the payload of the button in their details', async () => {
    const withButtons = sandbox.messages.filter(({ actions, cards }) => actions[0] ?? cards[0])
    for (const { id, actions, cards } of withButtons) {
      const clicks = (await interactionsOf(sandbox, id)).filter(({ type }) => type === 'clicked')
      expect(clicks).not.toEqual([])
      for (const click of clicks) {
        const { details, metadata } = decode(click)
        const place = { card: undefined, item: undefined, ...details }
        const buttons =
          place.card === undefined
            ? actions
            : cards.find(({ card }) => card === place.card)?.actions
        const button = buttons?.find(({ item }) => item === place.item)
        expect(metadata?.button?.payload).toBe(button?.payload)
      }
    }
  })

  test('went to everyone who has an interaction with them', async () => {
    for (const { id, recipients } of sandbox.messages) {
      for (const { receiver } of await interactionsOf(sandbox, id)) {
        expect(recipients).toContain(receiver.contacts[0]?.identifierValue)
      }
    }
  })

  test('belong to the reader: what a program changes in them is not seen by another sandbox', async () => {
    await using mine = await startSandbox()
    const [message] = mine.messages
    Object.assign(message?.actions[0] ?? {}, { payload: 'changed' })
    Object.assign(message ?? {}, { id: 'changed' })
    await using other = await startSandbox()
    expect(other.messages).toEqual(sandbox.messages)
    const click = mine.click({ messageId: WHATSAPP, recipient: '+447700900001', item: 0 })
    expect(click['metadata']).toEqual({ button: { payload: 'appointment-confirm' } })
  })
})

describe('what is made up', () => {
  test('says so in each interaction, by its reference, its context and the names of its people', () => {
    const madeUp = everything.filter((interaction) => interaction.id.startsWith('4'))
    expect(madeUp.length).toBe(everything.length - 2)
    for (const interaction of madeUp) {
      expect(interaction).toMatchObject({
        messageReference: expect.stringMatching(/^made-up-/),
        messageTags: ['made-up'],
        context: { id: expect.stringMatching(/^made-up-/), type: 'made-up' },
        receiver: {
          contacts: [{ contactAnnotation: { name: expect.stringMatching(/^Made-up /) } }],
        },
      })
    }
  })

  test('has an id of its own for every interaction', () => {
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length)
  })
})

describe('the timestamps', () => {
  test('have from no to nine fractional digits', () => {
    const digits = everything.map(({ createdAt }) => /\.(\d+)/.exec(createdAt)?.[1]?.length ?? 0)
    expect([...new Set(digits)].toSorted((left, right) => left - right)).toEqual(
      expect.arrayContaining([0, 1, 2, 4, 5, 6, 7, 9]),
    )
  })

  test('are in another order as texts than in time, and some are one moment to a Date', async () => {
    const times = (await interactionsOf(sandbox, WHATSAPP)).map(({ createdAt }) => createdAt)
    const inTime = times.toSorted(compareCreatedAt)
    expect(times).toEqual(inTime)
    expect(times.toSorted()).not.toEqual(inTime)
    expect(new Set(times.map((time) => new Date(time).getTime())).size).toBeLessThan(times.length)
    expect(new Set(times).size).toBe(times.length)
  })

  test('of a message start after it was sent, and its first interaction with a recipient is marked', async () => {
    const interactions = await interactionsOf(sandbox, CAROUSEL)
    const first = interactions.filter(({ isFirstInteraction }) => isFirstInteraction)
    const numbers = first.map(({ receiver }) => receiver.contacts[0]?.identifierValue)
    expect(numbers).toEqual(['+447700900001', '+447700900002', '+12025550103', '+12025550105'])
    for (const interaction of interactions) {
      const { messageCreatedAt } = interaction as Interaction & { messageCreatedAt: string }
      expect(compareCreatedAt(messageCreatedAt, interaction.createdAt)).toBeLessThan(0)
    }
  })
})
