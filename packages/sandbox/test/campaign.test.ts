import { createDecoder } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
import { whatsapp } from '@bird-interactions/whatsapp'
import { describe, expect, test } from 'vitest'

import { type Campaign, createCampaign, type Sandbox, startSandbox } from '../src/index.ts'
import { violations } from './openapi.ts'
import { get } from './server.ts'

const decode = createDecoder([rcs, whatsapp])

interface Page {
  readonly results: readonly { readonly id: string; readonly createdAt?: string }[]
  readonly nextPageToken?: string
}

function pathOf({ workspaceId, campaign }: Sandbox, rest = ''): string {
  return `/workspaces/${workspaceId}/channels/${campaign?.channelId}/messages${rest}`
}

async function interactionsOf(sandbox: Sandbox, messageId: string) {
  const { status, body } = await get(sandbox, pathOf(sandbox, `/${messageId}/interactions`))
  expect(status).toBe(200)
  expect(violations('MessageInteractionsList', body)).toEqual([])
  return (body as { results: unknown[] }).results.map((element) => decode(element))
}

async function pagesOf(sandbox: Sandbox, limit: string, path = pathOf(sandbox)): Promise<Page[]> {
  const pages: Page[] = []
  let token: string | undefined
  do {
    const query = new URLSearchParams({
      limit,
      ...(token === undefined ? {} : { pageToken: token }),
    })
    const { status, body } = await get(sandbox, `${path}?${query.toString()}`)
    expect(status).toBe(200)
    pages.push(body as Page)
    token = pages.at(-1)?.nextPageToken
  } while (token !== undefined)
  return pages
}

describe('a campaign', () => {
  test('is the same for the same seed, message by message, whatever its size', () => {
    const [few, many] = [20, 100_000_000].map((messages) => createCampaign({ messages, seed: 7 }))
    const first = [...(few as Campaign).happenings()]
    expect(first).toHaveLength(20)
    const others = (many as Campaign).happenings()
    expect(first.map(() => others.next().value)).toEqual(first)
  })

  test('is another one for another seed', () => {
    const [one, other] = [1, 2].map((seed) => createCampaign({ messages: 100, seed }))
    const ids = new Set([...(one as Campaign).messageIds(), ...(other as Campaign).messageIds()])
    expect(ids.size).toBe(200)
    expect(one?.truth().hours).not.toEqual(other?.truth().hours)
  })

  test('happens the same with interactions that are listed twice or not recognised', () => {
    const options = { messages: 200, seed: 3 }
    const bare = createCampaign(options)
    const marked = createCampaign({ ...options, duplicates: 0.5, unrecognized: 0.5 })
    const without = [...marked.happenings()].map((message) => ({
      ...message,
      happenings: message.happenings.map((happening) => ({
        ...happening,
        isListedTwice: false,
        isUnrecognized: false,
      })),
    }))
    expect(without).toEqual([...bare.happenings()])
  })

  test('has the shares that are asked for', () => {
    const campaign = createCampaign({ messages: 5000, duplicates: 0.1, unrecognized: 0.3 })
    const happenings = [...campaign.happenings()].flatMap((message) => message.happenings)
    const shareOf = (chosen: readonly unknown[]): number => chosen.length / happenings.length
    expect(shareOf(happenings.filter(({ isListedTwice }) => isListedTwice))).toBeCloseTo(0.1, 1)
    expect(shareOf(happenings.filter(({ isUnrecognized }) => isUnrecognized))).toBeCloseTo(0.3, 1)
  })

  test('has no id twice', () => {
    const campaign = createCampaign({ messages: 20_000, seed: 4_294_967_295 })
    const messages = [...campaign.happenings()]
    const interactions = messages.flatMap(({ happenings }) => happenings.map(({ id }) => id))
    const ids = [...campaign.messageIds(), ...interactions]
    expect(new Set(ids).size).toBe(ids.length)
    expect(messages.map(({ messageId }) => messageId)).toEqual([...campaign.messageIds()])
  })

  test('has readers and silent recipients, some who click, click again, or are one and the same', () => {
    const truth = createCampaign({ messages: 5000, seed: 1 }).truth()
    expect(truth.recipients).toBeLessThan(5000)
    expect(truth.readers).toBeGreaterThan(truth.recipients * 0.9)
    expect(truth.reads).toBeGreaterThan(truth.readers)
    expect(truth.clickers).toBeGreaterThan(500)
    expect(truth.clicks).toBeGreaterThan(truth.clickers)
    expect(truth.clickersWithoutRead).toBeGreaterThan(0)
    expect(truth.prefetched).toBeGreaterThan(0)
    expect(truth.buttons).toHaveLength(6)
    expect(truth.cards.map(({ card }) => card)).toEqual([0, 1, 2])
    expect(truth.timeToRead.p90Ms).toBeGreaterThan(5 * (truth.timeToRead.medianMs ?? 0))
    expect(truth.timeToRead.unknown).toBeGreaterThan(0)
  })

  test.each([
    ['messages', { messages: 0 }],
    ['messages', { messages: 1.5 }],
    ['messages', { messages: 100_000_001 }],
    ['seed', { messages: 1, seed: -1 }],
    ['seed', { messages: 1, seed: 2 ** 32 }],
    ['duplicates', { messages: 1, duplicates: 1.1 }],
    ['unrecognized', { messages: 1, unrecognized: Number.NaN }],
    ['email', { messages: 1, channel: 'email' }],
  ])('is refused when %s cannot be had: %j', (word, options) => {
    expect(() => createCampaign(options)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        code: 'invalid_option',
        message: expect.stringContaining(`"${word}"`),
      }),
    )
  })
})

describe('the truth of a campaign', () => {
  test('is what happened, counted', () => {
    const campaign = createCampaign({ messages: 300, seed: 5 })
    const happenings = [...campaign.happenings()].flatMap((message) => message.happenings)
    const people = happenings.filter(({ isPrefetched }) => !isPrefetched)
    const clicks = people.filter(({ clicked }) => clicked !== undefined)
    const answered = [...campaign.happenings()].filter((message) =>
      message.happenings.some(({ isPrefetched }) => !isPrefetched),
    )
    const truth = campaign.truth()
    expect(truth).toMatchObject({
      messages: answered.length,
      sent: 300,
      recipients: new Set(people.map(({ recipient }) => recipient)).size,
      reads: people.length - clicks.length,
      clicks: clicks.length,
      clickers: new Set(clicks.map(({ recipient }) => recipient)).size,
      prefetched: happenings.length - people.length,
    })
    const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other)
    expect(sum(truth.buttons.map((button) => button.clicks))).toBe(clicks.length)
    expect(sum(truth.cards.map((card) => card.clicks))).toBe(clicks.length)
    expect(sum(truth.hours.map((hour) => hour.reads))).toBe(truth.reads)
  })
})

describe.each(['rcs', 'whatsapp'])('a campaign of %s in a sandbox', (channel) => {
  test('is answered as it happened, in the documented shape', async () => {
    const options = { messages: 150, seed: 9, channel, duplicates: 0.1, unrecognized: 0.1 }
    await using sandbox = await startSandbox({ campaign: options, rateLimit: false })
    let seen = 0
    for (const message of sandbox.campaign?.happenings() ?? []) {
      const interactions = await interactionsOf(sandbox, message.messageId)
      seen += interactions.length
      const { happenings } = message
      const again = happenings.filter(({ isListedTwice }) => isListedTwice)
      expect(interactions.map(shown)).toEqual(
        [...happenings, ...again].map(
          ({ id, recipient, clicked, isUnrecognized, isPrefetched }) => ({
            id,
            messageId: message.messageId,
            channel,
            recipient,
            type: clicked === undefined ? (isUnrecognized ? 'unknown' : 'read') : 'clicked',
            place:
              clicked === undefined ? undefined : isUnrecognized ? 'unrecognized' : { ...clicked },
            isPrefetched,
          }),
        ),
      )
    }
    expect(seen).toBeGreaterThan(150)
    expect(sandbox.campaign?.truth().prefetched).toBeGreaterThan(0)
    expect(sandbox.campaign?.truth()).toEqual(createCampaign(options).truth())
  })

  test('has no page after a last one that is full', async () => {
    const campaign = { messages: 20, channel }
    await using sandbox = await startSandbox({ campaign, rateLimit: false })
    const pages = await pagesOf(sandbox, '10')
    expect(pages.map(({ results }) => results.length)).toEqual([10, 10])
  })

  test('has its messages listed, page by page, each once', async () => {
    const campaign = { messages: 250, seed: 2, channel }
    await using sandbox = await startSandbox({ campaign, rateLimit: false })
    const pages = await pagesOf(sandbox, '100')
    expect(pages.map(({ results }) => results.length)).toEqual([100, 100, 50])
    const listed = pages.flatMap(({ results }) => results)
    expect(listed.map(({ id }) => id)).toEqual([...(sandbox.campaign?.messageIds() ?? [])])
    const created = [...(sandbox.campaign?.happenings() ?? [])].map(({ createdAt }) => createdAt)
    expect(listed.map(({ createdAt = '' }) => Date.parse(createdAt) * 1000)).toEqual(created)
  })
})

function shown(interaction: ReturnType<typeof decode>) {
  const { id, messageId, channel, type, receiver, details, metadata } = interaction
  const { kind, text: _, ...place } = details ?? {}
  return {
    id,
    messageId,
    channel,
    recipient: receiver?.contacts?.[0]?.identifierValue,
    type,
    place: kind === undefined || kind === 'unrecognized' ? kind : place,
    isPrefetched: metadata?.prefetched ?? false,
  }
}

describe('a sandbox with a campaign', () => {
  test('knows no message of another campaign, or beyond its own', async () => {
    await using sandbox = await startSandbox({ campaign: { messages: 3, seed: 1 } })
    const beyond = [...createCampaign({ messages: 4, seed: 1 }).messageIds()].at(-1)
    const another = [...createCampaign({ messages: 1, seed: 2 }).messageIds()][0]
    for (const messageId of [beyond, another]) {
      const answer = await get(sandbox, pathOf(sandbox, `/${messageId}/interactions`))
      expect(answer).toMatchObject({
        status: 404,
        body: { details: { known: [...(sandbox.campaign?.messageIds() ?? [])] } },
      })
    }
  })

  test('lets a message of it be read and clicked', async () => {
    await using sandbox = await startSandbox({ campaign: { messages: 30, seed: 1 } })
    const [message] = sandbox.campaign?.happenings() ?? []
    const { messageId = '', recipients = [] } = message ?? {}
    const before = await interactionsOf(sandbox, messageId)
    const [recipient = ''] = recipients
    const { id } = sandbox.click({ messageId, recipient, card: 2, item: 1 })
    const after = await interactionsOf(sandbox, messageId)
    expect(after.slice(0, -1)).toEqual(before)
    expect(after.at(-1)).toMatchObject({ id, details: { card: 2, item: 1 } })
  })

  test('still has what every sandbox has, and the campaign is no part of its messages', async () => {
    await using bare = await startSandbox()
    await using sandbox = await startSandbox({ campaign: { messages: 30 } })
    expect(sandbox.messages).toEqual(bare.messages)
    expect(sandbox.channels).toHaveLength(bare.channels.length + 1)
    expect(bare.campaign).toBeUndefined()
  })
})

describe('the list of messages', () => {
  test('is there for every channel, in pages of 10 unless another number is asked for', async () => {
    await using sandbox = await startSandbox({ campaign: { messages: 25 }, rateLimit: false })
    for (const { id } of sandbox.channels) {
      const path = `/workspaces/${sandbox.workspaceId}/channels/${id}/messages`
      const sent = sandbox.messages.filter(({ channelId }) => channelId === id)
      const expected =
        id === sandbox.campaign?.channelId
          ? [...sandbox.campaign.messageIds()]
          : sent.map((message) => message.id)
      const pages = await pagesOf(sandbox, '1', path)
      expect(pages.flatMap(({ results }) => results.map((listed) => listed.id))).toEqual(expected)
      const { body } = await get(sandbox, path)
      expect((body as Page).results.map((listed) => listed.id)).toEqual(expected.slice(0, 10))
    }
  })

  test.each(['limit=0', 'limit=101', 'limit=ten', 'limit=', 'pageToken=x', 'pageToken='])(
    'with %s is refused with 422 and an error body',
    async (query) => {
      await using sandbox = await startSandbox({ campaign: { messages: 1 } })
      const { status, body } = await get(sandbox, pathOf(sandbox, `?${query}`))
      expect(status).toBe(422)
      expect(violations('error.detailed', body)).toEqual([])
      expect(body).toMatchObject({ code: 'SandboxInvalidQuery' })
    },
  )

  test('needs the access key, and counts for the rate limit', async () => {
    const options = { campaign: { messages: 1 }, rateLimit: { perSecond: 2 } }
    await using sandbox = await startSandbox(options)
    const path = pathOf(sandbox)
    expect((await get(sandbox, path, { authorization: '' })).status).toBe(401)
    const answers = await Promise.all([1, 2, 3].map(() => get(sandbox, path)))
    const { status, body } = answers.find((answer) => answer.status !== 200) ?? {}
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2)
    expect({ status, body }).toMatchObject({
      status: 429,
      body: { message: expect.stringContaining('2 GET requests a second') },
    })
  })

  test.each([0, 1.5, Number.NaN, 1_000_001])(
    'needs a rate limit that can be held: not %d',
    async (perSecond) => {
      await expect(startSandbox({ rateLimit: { perSecond } })).rejects.toMatchObject({
        name: 'ConfigError',
        code: 'invalid_option',
        message: expect.stringContaining('rateLimit'),
      })
    },
  )
})
