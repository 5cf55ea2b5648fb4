// Channels that are not known at compile time give a dynamic interaction: its words are strings, not nothing.
import { createDecoder, type Dynamic, type Interaction } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { found, rcs, received } from './channels.ts'

const plain = createDecoder([found])(received)

expectType<Equal<typeof plain, Dynamic>>()
expectType<Equal<Interaction, Dynamic>>()
expectType<Equal<typeof plain.channel, string>>()
expectType<Equal<typeof plain.type, string>>()
// @ts-expect-error Which channels there are is not known.
expectType<Equal<typeof plain.channel, 'unknown'>>()

if (plain.details !== undefined) {
  expectType<Equal<typeof plain.details.kind, string>>()
  // @ts-expect-error A kind of its own can be asked for.
  expectType<Equal<typeof plain.details.kind, never>>()
  // @ts-expect-error And not only the one of unrecognised details.
  expectType<Equal<typeof plain.details.kind, 'unrecognized'>>()
}

const mixed = createDecoder([rcs, found])(received)

if (mixed.channel === 'rcs' && mixed.type === 'clicked') {
  // A channel found at run time may be called RCS as well, as far as the compiler can tell.
  expectType<Equal<typeof mixed.channel, 'rcs'>>()
  // @ts-expect-error It narrowed.
  expectType<Equal<typeof mixed.channel, string>>()
}
