// parseDetails gives the kinds of a type, and formatDetails takes them.
import {
  type DynamicDetails,
  formatDetails,
  parseDetails,
  type Parsed,
  type Unrecognized,
} from '@bird-interactions/core'

import { type Equal, expectType } from './assert.ts'
import { email, found, rcs, whatsapp } from './channels.ts'

const click = parseDetails(whatsapp, 'clicked', 'item_0_clicked')

expectType<Equal<typeof click, Parsed<'item', 'item'> | Unrecognized>>()
// @ts-expect-error A text may be unrecognised.
expectType<Equal<typeof click, Parsed<'item', 'item'>>>()

const opening = parseDetails(email, 'opened', 'open')

expectType<Equal<typeof opening, Parsed<'first', never> | Parsed<'again', never> | Unrecognized>>()
expectType<Equal<typeof opening.kind, 'first' | 'again' | 'unrecognized'>>()
// @ts-expect-error The kinds are known.
expectType<Equal<typeof opening.kind, string>>()

const read = parseDetails(whatsapp, 'read', 'text')

expectType<Equal<typeof read, Unrecognized>>()
// @ts-expect-error No details are documented for a read.
expectType<Equal<typeof read, Parsed<'item', 'item'> | Unrecognized>>()

const dynamic = parseDetails(found, 'clicked', 'text')

expectType<Equal<typeof dynamic, DynamicDetails | Unrecognized>>()
// @ts-expect-error The kinds of a channel found at run time are not known.
expectType<Equal<typeof dynamic, Unrecognized>>()

// @ts-expect-error A type that the channel does not have.
parseDetails(whatsapp, 'opened', 'open')

formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0, item: 1 })
formatDetails(rcs, 'clicked', { kind: 'item', item: 1, text: 'ignored' })
formatDetails(email, 'opened', { kind: 'first' })
formatDetails(found, 'clicked', { kind: 'anything', at: 1 })
formatDetails(found, 'clicked', dynamic)
if (click.kind !== 'unrecognized') formatDetails(whatsapp, 'clicked', click)

// @ts-expect-error An integer is missing.
formatDetails(rcs, 'clicked', { kind: 'cardItem', card: 0 })
// @ts-expect-error A kind that the type does not have.
formatDetails(rcs, 'clicked', { kind: 'card', card: 0 })
// @ts-expect-error An integer that the kind does not have.
formatDetails(rcs, 'clicked', { kind: 'item', item: 1, card: 0 })
// @ts-expect-error An integer is a number.
formatDetails(rcs, 'clicked', { kind: 'item', item: '1' })
// @ts-expect-error What is unrecognised has no pattern.
formatDetails(whatsapp, 'clicked', { kind: 'unrecognized', text: 'text' })
// @ts-expect-error No details are documented for a read.
formatDetails(whatsapp, 'read', { kind: 'item', item: 1 })
