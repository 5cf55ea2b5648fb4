import { type Channel, createDecoder } from '@bird-interactions/core'
import { createClient } from '@bird-interactions/core/client'
import {
  createCsvFormat,
  createNdjsonFormat,
  type ExportFormat,
  readExport,
  rowOf,
} from '@bird-interactions/export'
import { rcs } from '@bird-interactions/rcs'
import {
  type CampaignOptions,
  createCampaign,
  type Sandbox,
  startSandbox,
} from '@bird-interactions/sandbox'
import { whatsapp } from '@bird-interactions/whatsapp'
import { describe, expect, test } from 'vitest'

import { createSummary } from '../src/index.ts'
import { expectedOf } from './support/truth.ts'

const channels: readonly Channel[] = [rcs, whatsapp]
const decode = createDecoder(channels)

/** What a client gets for each message of a sandbox's campaign. */
async function resultsOf(sandbox: Sandbox) {
  const { campaign } = sandbox
  if (campaign === undefined) throw new Error('The sandbox has no campaign.')
  await using bird = createClient({
    baseUrl: sandbox.url,
    accessKey: sandbox.accessKey,
    workspaceId: sandbox.workspaceId,
    channels,
    rateLimit: false,
  })
  const { channelId } = campaign
  const refs = Array.from(campaign.messageIds(), (messageId) => ({ channelId, messageId }))
  const results = []
  for await (const result of bird.interactions.listMany(refs)) results.push(result)
  return { campaign, results }
}

async function campaignOf(options: CampaignOptions) {
  await using sandbox = await startSandbox({ campaign: options, rateLimit: false })
  return await resultsOf(sandbox)
}

/** What a sandbox sends for a message of its campaign. */
async function sentBy({ url, workspaceId, accessKey, campaign }: Sandbox, messageId: string) {
  const path = `workspaces/${workspaceId}/channels/${campaign?.channelId}/messages/${messageId}`
  const headers = { authorization: `AccessKey ${accessKey}` }
  const response = await fetch(`${url}/${path}/interactions`, { headers })
  return ((await response.json()) as { results: unknown[] }).results
}

describe('the summary of a campaign', () => {
  test.each(
    ['rcs', 'whatsapp'].flatMap((channel) =>
      [1, 7, 40_404].map((seed) => [channel, seed] as const),
    ),
  )('of %s, made up from seed %i, equals what happened, in every figure', async (channel, seed) => {
    const { campaign, results } = await campaignOf({ messages: 400, seed, channel })
    const summary = createSummary()
    for (const result of results) summary.addResult(result)
    const expected = expectedOf(campaign)
    expect(expected.clickers).toBeGreaterThan(20)
    expect(summary.result()).toEqual(expected)
  })

  test('is the same whatever comes first, also from lists as they were sent', async () => {
    const options = { messages: 300, seed: 3, duplicates: 0.2 }
    await using sandbox = await startSandbox({ campaign: options, rateLimit: false })
    const campaign = createCampaign(options)
    const elements: unknown[] = []
    for (const messageId of campaign.messageIds()) {
      elements.push(...(await sentBy(sandbox, messageId)))
    }
    const summary = createSummary({ sent: 300 })
    for (const element of elements.toReversed()) summary.add(decode(element))
    const expected = expectedOf(campaign)
    expect(expected.leftOut.duplicates).toBeGreaterThan(20)
    expect(summary.result()).toEqual(expected)
  })

  test('counts what is not recognised, and what is known of it', async () => {
    const { campaign, results } = await campaignOf({ messages: 500, seed: 5, unrecognized: 0.2 })
    const summary = createSummary()
    for (const result of results) summary.addResult(result)
    const truth = campaign.truth()
    const { buttons, unrecognized, ...rest } = summary.result()
    const { buttons: _, unrecognized: __, ...expected } = expectedOf(campaign)
    expect(rest).toEqual(expected)
    const { unrecognizedTypes, unrecognizedDetails } = truth
    expect(unrecognizedTypes).toBeGreaterThan(20)
    expect(unrecognizedDetails).toBeGreaterThan(10)
    expect(unrecognized).toEqual({
      platforms: { total: 0, texts: [] },
      types: { total: unrecognizedTypes, texts: [{ text: 'delete', count: unrecognizedTypes }] },
      details: {
        total: unrecognizedDetails,
        texts: [{ text: 'made-up-details', count: unrecognizedDetails }],
      },
      malformed: 0,
    })
    const placed = buttons.filter(({ name }) => name === undefined)
    expect(placed.map(({ place, clicks, clickers }) => ({ ...place, clicks, clickers }))).toEqual(
      truth.buttons,
    )
    const named = buttons.filter(({ name }) => name !== undefined)
    expect(named.map(({ name }) => name)).toContain('book-lisbon')
    expect(named.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(unrecognizedDetails)
  })

  test.each([
    ['NDJSON', createNdjsonFormat()],
    ['CSV', createCsvFormat({ channels })],
  ] satisfies [string, ExportFormat][])(
    'from an export as %s is that from the API, but for what was asked',
    async (_, format) => {
      const options = { messages: 300, seed: 11, unrecognized: 0.05 }
      const { results } = await campaignOf(options)
      const fromApi = createSummary()
      let written = format.header
      for (const result of results) {
        fromApi.addResult(result)
        if (!result.ok) continue
        for (const interaction of result.interactions) {
          written += format.format(rowOf(interaction, result.ref, false))
        }
      }
      const unknown = createSummary()
      const stated = createSummary({ sent: 300 })
      for await (const row of readExport([written])) {
        unknown.add(row)
        stated.add(row)
      }
      expect(stated.result()).toEqual(fromApi.result())
      expect(stated.result().clicks).toBeGreaterThan(30)
      expect(unknown.result()).toMatchObject({ sent: null, clickThrough: { ofSent: null } })
    },
  )
})
