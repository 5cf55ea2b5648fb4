// Details narrow by `kind`, and each kind has the integers of its pattern.
import { createDecoder, type Parsed, type Unrecognized } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { rcs, received, whatsapp } from './channels.ts'

const interaction = createDecoder([whatsapp, rcs])(received)

if (interaction.channel === 'rcs' && interaction.type === 'clicked') {
  const { details } = interaction
  expectType<
    Equal<
      typeof details,
      Parsed<'item', 'item'> | Parsed<'cardItem', 'card' | 'item'> | Unrecognized | undefined
    >
  >()
  // @ts-expect-error Details that were not sent, or that no pattern matches, must be reckoned with.
  expectType<Equal<typeof details, Parsed<'item', 'item'> | Parsed<'cardItem', 'card' | 'item'>>>()
  // @ts-expect-error Details may be absent.
  void details.kind

  if (details?.kind === 'cardItem') {
    expectType<Equal<typeof details.card, number>>()
    expectType<Equal<typeof details.item, number>>()
    expectType<Equal<typeof details.text, string>>()
    // @ts-expect-error An integer is a number.
    expectType<Equal<typeof details.card, string>>()
  }
  if (details?.kind === 'item') {
    expectType<Equal<typeof details.item, number>>()
    // @ts-expect-error A suggestion is on no card.
    void details.card
  }
  if (details?.kind === 'unrecognized') {
    expectType<Equal<typeof details, Unrecognized>>()
    // @ts-expect-error Of unrecognised details there is the text alone.
    void details.item
  }
  // @ts-expect-error A kind that the channel does not have.
  void (details?.kind === 'section')
}
