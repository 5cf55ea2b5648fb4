// An interaction narrows by `channel`.
import { createDecoder, type InteractionOf, type Unknown } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { rcs, received, whatsapp } from './channels.ts'

const interaction = createDecoder([whatsapp, rcs])(received)

expectType<Equal<typeof interaction.channel, 'whatsapp' | 'rcs' | 'unknown'>>()
// @ts-expect-error The channels are known: not any string.
expectType<Equal<typeof interaction.channel, string>>()
// @ts-expect-error A channel that is not in use cannot be there.
void (interaction.channel === 'telegram')

if (interaction.channel === 'rcs') {
  expectType<Equal<typeof interaction, InteractionOf<typeof rcs>>>()
  // @ts-expect-error Nothing of WhatsApp is left.
  expectType<Equal<typeof interaction, InteractionOf<typeof whatsapp>>>()
}

if (interaction.channel === 'unknown') {
  expectType<Equal<typeof interaction, Unknown>>()
  // @ts-expect-error Of an unknown platform nothing else is known.
  expectType<Equal<typeof interaction, InteractionOf<typeof rcs>>>()
}
