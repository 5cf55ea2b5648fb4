import { readFileSync } from 'node:fs'

import { defineChannel } from '@bird-interactions/core'
import { type ClientOptions, createClient } from '@bird-interactions/core/client'
import { onTestFinished } from 'vitest'

export const workspaceId = '11111111-1111-4111-8111-111111111111'
export const channelId = 'cc79a83e-ae28-4d20-9576-cd6ef76641a1'
export const messageId = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
export const ref = { channelId, messageId }

/** Appears in no output: what holds it has leaked the access key. */
export const canary = 'canary-8d3f1c0b7a'

export const rcs = defineChannel({
  contract: 1,
  name: 'rcs',
  interactions: {
    read: {},
    clicked: {
      details: { cardItem: 'card_{card}_item_{item}_clicked' },
      metadata: ['button'],
    },
  },
})

/** The example of the RCS documentation page, as published. */
export const click = JSON.parse(
  readFileSync(new URL('../data/rcs-interaction-clicked-card.json', import.meta.url), 'utf8'),
) as Record<string, unknown>

/** A client for one test, which waits neither between attempts nor for the rate limit unless the test says so. */
export function clientFor(
  baseUrl: string,
  options: Partial<ClientOptions<readonly [typeof rcs]>> = {},
) {
  const client = createClient({
    accessKey: canary,
    workspaceId,
    channels: [rcs],
    baseUrl,
    random: () => 0,
    rateLimit: false,
    ...options,
  })
  onTestFinished(() => client.close())
  return client
}

/** What a call is rejected with. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('The call was expected to be rejected.')
    },
    (error: unknown) => error,
  )
}
