// One channel alone gives that channel's arms, and the unknown one.
import {
  createDecoder,
  type Interaction,
  type InteractionOf,
  type Unknown,
} from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { rcs, received, type whatsapp } from './channels.ts'

const interaction = createDecoder([rcs])(received)

expectType<Equal<typeof interaction, InteractionOf<typeof rcs> | Unknown>>()
expectType<Equal<typeof interaction, Interaction<readonly [typeof rcs]>>>()
expectType<Equal<typeof interaction.channel, 'rcs' | 'unknown'>>()
// @ts-expect-error What no channel knows is still there.
expectType<Equal<typeof interaction, InteractionOf<typeof rcs>>>()
// @ts-expect-error Nothing of a channel that is not in use.
expectType<Equal<typeof interaction, InteractionOf<typeof whatsapp> | Unknown>>()

const nothing = createDecoder([])(received)

expectType<Equal<typeof nothing, Unknown>>()
// @ts-expect-error Without a channel everything is unknown.
expectType<Equal<typeof nothing.type, string>>()
