// Stating the channel narrows the type.
import { createDecoder, type Dynamic, type InteractionOf } from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { found, rcs, received, whatsapp } from './channels.ts'

const decode = createDecoder([whatsapp, rcs])
const stated = decode(received, { channel: 'whatsapp' })

expectType<Equal<typeof stated, InteractionOf<typeof whatsapp>>>()
// @ts-expect-error Nothing of another channel, nor of an unknown platform.
expectType<Equal<typeof stated, ReturnType<typeof decode>>>()
// @ts-expect-error A channel that is not in use.
decode(received, { channel: 'telegram' })

declare const name: 'whatsapp' | 'rcs'
const either = decode(received, { channel: name })

expectType<Equal<typeof either, InteractionOf<typeof whatsapp> | InteractionOf<typeof rcs>>>()
// @ts-expect-error Either of the two.
expectType<Equal<typeof either, InteractionOf<typeof whatsapp>>>()

declare const maybe: 'whatsapp' | undefined
const perhaps = decode(received, { channel: maybe })

expectType<Equal<typeof perhaps, ReturnType<typeof decode>>>()
// @ts-expect-error Without a name the platform id decides.
expectType<Equal<typeof perhaps, InteractionOf<typeof whatsapp>>>()

const dynamic = createDecoder([found])(received, { channel: 'any name' })

expectType<Equal<typeof dynamic, Dynamic>>()
// @ts-expect-error A name says nothing of a channel that is not known.
expectType<Equal<typeof dynamic, InteractionOf<typeof rcs>>>()
