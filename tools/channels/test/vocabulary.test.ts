import { createDecoder, type Interaction } from '@bird-interactions/core'
import { email } from '@bird-interactions/email'
import { line } from '@bird-interactions/line'
import { rcs } from '@bird-interactions/rcs'
import { sms } from '@bird-interactions/sms'
import { telegram } from '@bird-interactions/telegram'
import { whatsapp } from '@bird-interactions/whatsapp'
import { describe, expect, test } from 'vitest'

const channels = [whatsapp, rcs, line, telegram, email, sms] as const
const decode = createDecoder(channels)

const id = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
const identity = { id, messageId: id, channelId: id, createdAt: '2026-01-01T00:00:00Z' }

/** What was clicked, in words: it asks for no channel. That it compiles is part of the promise. */
function clicked({ details }: Interaction<typeof channels>): string {
  if (details?.kind === 'item') return `item ${details.item.toFixed()}`
  if (details?.kind === 'cardItem') return `card ${details.card}, item ${details.item.toFixed()}`
  if (details?.kind === 'click' || details?.kind === 'ampClick') return 'a link'
  return details?.kind === 'unrecognized' ? `as sent: ${details.text}` : 'nothing'
}

describe('code that handles a kind works for every channel that has it', () => {
  test.each([
    ['whatsapp', 'item_2_clicked', 'item 2'],
    ['rcs', 'item_2_clicked', 'item 2'],
    ['line', 'item_2_clicked', 'item 2'],
    ['telegram', 'item_2_clicked', 'item 2'],
    ['rcs', 'card_0_item_1_clicked', 'card 0, item 1'],
    ['email', 'amp_click', 'a link'],
    ['sms', 'anything', 'as sent: anything'],
    ['line', 'card_0_item_1_clicked', 'as sent: card_0_item_1_clicked'],
    ['pigeon', 'item_2_clicked', 'as sent: item_2_clicked'],
  ])('%s: %s', (platformId, details, words) => {
    expect(clicked(decode({ ...identity, platformId, type: 'clicked', details }))).toBe(words)
  })
})

test('the kinds of emails read as words, by type', () => {
  const kinds: string[] = []
  for (const [type, details] of [
    ['opened', 'amp_initial_open'],
    ['reported-as-spam', 'spam_complaint'],
    ['unsubscribe-request', 'list_unsubscribe'],
  ]) {
    const interaction = decode({ ...identity, platformId: 'email', type, details })
    if (interaction.channel !== 'email') continue
    if (interaction.type === 'opened' && interaction.details?.kind === 'ampInitialOpen') {
      kinds.push(interaction.details.kind)
    }
    if (interaction.type === 'reported-as-spam') kinds.push(interaction.details?.kind ?? '')
    if (interaction.type === 'unsubscribe-request') kinds.push(interaction.details?.kind ?? '')
  }
  expect(kinds).toEqual(['ampInitialOpen', 'spamComplaint', 'listUnsubscribe'])
})

test('a reaction is typed, and so are details that are not documented', () => {
  const metadata = { reaction: { emoji: '👍', action: 'react' } }
  const wire = { ...identity, platformId: 'telegram', type: 'reaction', details: 'x', metadata }
  const interaction = decode(wire)
  if (interaction.channel !== 'telegram' || interaction.type !== 'reaction') {
    throw new Error('It is decoded as something else.')
  }
  const { emoji, action } = interaction.metadata?.reaction ?? {}
  const details: { readonly kind: 'unrecognized'; readonly text: string } | undefined =
    interaction.details
  expect([emoji, action, details]).toEqual(['👍', 'react', { kind: 'unrecognized', text: 'x' }])
})
