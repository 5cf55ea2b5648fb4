import { rcs } from '@bird-interactions/rcs'
import { whatsapp } from '@bird-interactions/whatsapp'

import type { SendingChannel } from '../message.ts'

/** Bird does not document WhatsApp's platform id: this one is made up. */
export const madeUpWhatsapp: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000001',
  name: whatsapp.name,
  platformId: 'whatsapp',
  description: 'Made-up WhatsApp sender (the platform id is made up, too)',
  origin: 'made up',
  definition: whatsapp,
  kinds: { action: 'item' },
}

/** The platform id is the one of the documented examples. */
export const madeUpRcs: SendingChannel = {
  id: '10000000-0000-4000-8000-000000000002',
  name: rcs.name,
  platformId: 'rcs-google',
  description: 'Made-up RCS agent',
  origin: 'made up',
  definition: rcs,
  kinds: { action: 'item', cardAction: 'cardItem' },
}
