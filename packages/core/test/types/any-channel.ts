// An `any` among the channels does not swallow what is known of the others; `any` alone gives a dynamic interaction.
import { createDecoder, type Dynamic, type Interaction } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { rcs, received } from './channels.ts'

const untyped = JSON.parse('{}')

const together = createDecoder([untyped, rcs])(received)

expectType<Equal<typeof together, Interaction<readonly [typeof rcs]>>>()
// @ts-expect-error It did not become any.
expectType<Equal<typeof together, typeof untyped>>()
// @ts-expect-error Nor a dynamic interaction.
expectType<Equal<typeof together, Dynamic>>()

const alone = createDecoder([untyped])(received)

expectType<Equal<typeof alone, Dynamic>>()
// @ts-expect-error It did not become any.
expectType<Equal<typeof alone, typeof untyped>>()

const whole = createDecoder(untyped)(received)

expectType<Equal<typeof whole, Dynamic>>()
// @ts-expect-error It did not become any.
expectType<Equal<typeof whole, typeof untyped>>()
