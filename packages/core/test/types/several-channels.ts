// Several channels together give the arms of each.
import {
  createDecoder,
  type Interaction,
  type InteractionOf,
  type Unknown,
} from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { email, rcs, received, whatsapp } from './channels.ts'

const interaction = createDecoder([whatsapp, rcs, email])(received)

expectType<
  Equal<
    typeof interaction,
    | InteractionOf<typeof whatsapp>
    | InteractionOf<typeof rcs>
    | InteractionOf<typeof email>
    | Unknown
  >
>()
// @ts-expect-error None of them is left out.
expectType<Equal<typeof interaction, Interaction<readonly [typeof whatsapp, typeof rcs]>>>()

if (interaction.type === 'clicked') {
  expectType<Equal<typeof interaction.channel, 'whatsapp' | 'rcs'>>()
  // @ts-expect-error E-mail of this test has no clicks.
  expectType<Equal<typeof interaction.channel, 'whatsapp' | 'rcs' | 'email'>>()
}

const union: readonly (typeof whatsapp | typeof rcs)[] = [whatsapp, rcs]
const ofUnion = createDecoder(union)(received)

expectType<Equal<typeof ofUnion, Interaction<readonly [typeof whatsapp, typeof rcs]>>>()
// @ts-expect-error The order and the number are not known, the channels are.
expectType<Equal<typeof ofUnion, Interaction>>()
