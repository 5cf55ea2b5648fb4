// An interaction narrows by `type`.
import {
  createDecoder,
  type InteractionOf,
  type Unknown,
  type Unrecognized,
} from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { rcs, received, whatsapp } from './channels.ts'

const interaction = createDecoder([whatsapp, rcs])(received)

expectType<Equal<typeof interaction.type, 'read' | 'clicked' | 'unknown'>>()
// @ts-expect-error The types are known: not any string.
expectType<Equal<typeof interaction.type, string>>()
// @ts-expect-error A type that no channel in use documents comes out as unknown.
void (interaction.type === 'opened')

if (interaction.channel === 'rcs' && interaction.type === 'clicked') {
  expectType<Equal<typeof interaction, InteractionOf<typeof rcs, 'clicked'>>>()
  // @ts-expect-error A click is not a read.
  expectType<Equal<typeof interaction, InteractionOf<typeof rcs, 'read'>>>()
}

if (interaction.channel === 'rcs' && interaction.type === 'read') {
  expectType<Equal<typeof interaction.details, Unrecognized | undefined>>()
  // @ts-expect-error No details are documented for a read.
  expectType<Equal<typeof interaction.details, undefined>>()
}

if (interaction.type === 'unknown') {
  expectType<Equal<typeof interaction, Unknown<'whatsapp'> | Unknown<'rcs'> | Unknown>>()
  expectType<Equal<typeof interaction.sentType, string>>()
  // @ts-expect-error The type as sent is any string.
  expectType<Equal<typeof interaction.sentType, 'read' | 'clicked'>>()
} else {
  // @ts-expect-error A recognised interaction has no second type.
  void interaction.sentType
}
