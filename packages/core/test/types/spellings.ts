// Other spellings of a pattern are one kind with the same fields; other names of a type are the same type.
import { createDecoder, type DetailsOf, type Parsed, type TypeOf } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { email, type rcs, received } from './channels.ts'

type Click = DetailsOf<typeof rcs, 'clicked'>

expectType<Equal<Extract<Click, { kind: 'cardItem' }>, Parsed<'cardItem', 'card' | 'item'>>>()
expectType<Equal<Click['kind'], 'item' | 'cardItem'>>()
// @ts-expect-error A spelling is not a kind of its own.
expectType<Equal<Click['kind'], 'item' | 'cardItem' | 'cardItemItem'>>()

expectType<Equal<TypeOf<typeof email>, 'opened' | 'delete'>>()
// @ts-expect-error An alias is read, and never given.
expectType<Equal<TypeOf<typeof email>, 'opened' | 'delete' | 'delete-request'>>()

const interaction = createDecoder([email])(received)

// @ts-expect-error An alias is read, and never given.
void (interaction.type === 'delete-request')
