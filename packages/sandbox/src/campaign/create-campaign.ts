import { ConfigError } from '@bird-interactions/core'

import { campaignTemplates } from '../data/campaigns.ts'
import type { SentMessage } from '../message.ts'
import type { Campaign, CampaignMessage, CampaignOptions } from './campaign.ts'
import { messageIdAt } from './campaign-ids.ts'
import { type CampaignPlan, planMessage } from './plan-message.ts'
import { countTruth } from './truth.ts'

const MOST_MESSAGES = 100_000_000
const HIGHEST_SEED = 2 ** 32 - 1

/** A campaign with what is needed to write its messages. */
export interface PlannedCampaign {
  readonly campaign: Campaign
  readonly plan: CampaignPlan
  /** What every message of it is but for its id, its recipients and its times. */
  readonly template: SentMessage
}

/**
 * Makes up a campaign: its ids, what becomes of each message, and what that comes to. It needs no running sandbox;
 * `startSandbox({ campaign })` answers for one.
 *
 * @throws {@link ConfigError} when an option is out of range.
 *
 * @example
 * ```ts
 * const campaign = createCampaign({ messages: 100_000, seed: 7 })
 * for (const messageId of campaign.messageIds()) ask(campaign.channelId, messageId)
 * ```
 */
export function createCampaign(options: CampaignOptions): Campaign {
  return planCampaign(options).campaign
}

/** The same, with what it is written from. */
export function planCampaign(options: CampaignOptions): PlannedCampaign {
  const {
    messages,
    seed = 1,
    channel = campaignTemplates[0].channel.name,
    duplicates = 0,
    unrecognized = 0,
  } = options
  assertInteger('messages', messages, 1, MOST_MESSAGES)
  assertInteger('seed', seed, 0, HIGHEST_SEED)
  assertShare('duplicates', duplicates)
  assertShare('unrecognized', unrecognized)
  const template = campaignTemplates.find((template) => template.channel.name === channel)
  if (template === undefined) {
    const known = campaignTemplates.map((template) => template.channel.name).join(', ')
    throw new ConfigError(
      'invalid_option',
      `The sandbox makes up no campaign of "${channel}". Known: ${known}.`,
    )
  }
  const buttons = [
    ...template.actions.map(({ item }) => ({ item })),
    ...template.cards.flatMap(({ card, actions }) => actions.map(({ item }) => ({ card, item }))),
  ]
  const plan = { messages, seed, duplicates, unrecognized, buttons }
  const campaign: Campaign = {
    channelId: template.channel.id,
    channel,
    messages,
    seed,
    *messageIds() {
      for (let index = 0; index < messages; index += 1) yield messageIdAt(seed, index)
    },
    happenings: () => happenings(plan),
    truth: () => countTruth(happenings(plan), buttons),
  }
  return { campaign, plan, template }
}

function* happenings(plan: CampaignPlan): Generator<CampaignMessage, void, undefined> {
  for (let index = 0; index < plan.messages; index += 1) yield planMessage(plan, index)
}

function assertInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new ConfigError(
    'invalid_option',
    `"${name}" of a campaign is a whole number from ${least} to ${most}, not ${String(value)}.`,
  )
}

function assertShare(name: string, value: number): void {
  if (value >= 0 && value <= 1) return
  throw new ConfigError(
    'invalid_option',
    `"${name}" of a campaign is a share from 0 to 1, not ${String(value)}.`,
  )
}
