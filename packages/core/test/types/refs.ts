// A ref that states its channel narrows what the client gives for it.
import type { Interaction, InteractionOf } from '@bird-interactions/core'
import { createClient, type MessageRef } from '@bird-interactions/core/client'

import { type Equal, expectType } from './assert.ts'
import { rcs, whatsapp } from './channels.ts'

const bird = createClient({ accessKey: 'key', workspaceId: 'id', channels: [whatsapp, rcs] })
const ids = { channelId: 'id', messageId: 'id' }

type Both = Interaction<readonly [typeof whatsapp, typeof rcs]>

const { interactions } = await bird.interactions.list(ids)

expectType<Equal<(typeof interactions)[number], Both>>()
// @ts-expect-error The channels are known.
expectType<Equal<(typeof interactions)[number], Interaction>>()

const stated = await bird.interactions.list({ ...ids, channel: 'whatsapp' })

expectType<Equal<(typeof stated.interactions)[number], InteractionOf<typeof whatsapp>>>()
// @ts-expect-error Nothing of another channel, nor of an unknown platform.
expectType<Equal<(typeof stated.interactions)[number], Both>>()

// @ts-expect-error A channel that is not in use.
await bird.interactions.list({ ...ids, channel: 'telegram' })

const refs = [
  { ...ids, channel: 'rcs', row: 1 },
  { ...ids, channel: 'rcs', row: 2 },
] as const

for await (const result of bird.interactions.listMany(refs)) {
  expectType<Equal<typeof result.ref.row, 1 | 2>>()
  // @ts-expect-error The ref is the caller's own.
  expectType<Equal<typeof result.ref, MessageRef>>()
  if (result.ok) {
    expectType<Equal<(typeof result.interactions)[number], InteractionOf<typeof rcs>>>()
    // @ts-expect-error Nothing of another channel, nor of an unknown platform.
    expectType<Equal<(typeof result.interactions)[number], Both>>()
  } else {
    expectType<Equal<typeof result.ok, false>>()
    // @ts-expect-error A failure has no interactions.
    void result.interactions
  }
}
