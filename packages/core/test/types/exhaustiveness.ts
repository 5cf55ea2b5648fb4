// oxlint-disable typescript/switch-exhaustiveness-check -- the incomplete switches are the twins of the complete ones.
// A switch over channel, type or kind can be shown to be complete.
import { createDecoder, type InteractionOf } from '@bird-interactions/core'

import { rcs, received, whatsapp } from './channels.ts'

const interaction = createDecoder([whatsapp, rcs])(received)

switch (interaction.channel) {
  case 'whatsapp':
  case 'rcs':
  case 'unknown':
    break
  default:
    interaction satisfies never
}

switch (interaction.channel) {
  case 'whatsapp':
  case 'unknown':
    break
  default:
    // @ts-expect-error RCS is left.
    interaction satisfies never
}

switch (interaction.type) {
  case 'read':
  case 'clicked':
  case 'unknown':
    break
  default:
    interaction satisfies never
}

switch (interaction.type) {
  case 'read':
  case 'clicked':
    break
  default:
    // @ts-expect-error The unknown arm is part of the contract.
    interaction satisfies never
}

export function titleOf(details: NonNullable<InteractionOf<typeof rcs, 'clicked'>['details']>) {
  switch (details.kind) {
    case 'item':
      return `suggestion ${details.item}`
    case 'cardItem':
      return `card ${details.card}, button ${details.item}`
    case 'unrecognized':
      return details.text
    default:
      return details satisfies never
  }
}

export function shortTitleOf(
  details: NonNullable<InteractionOf<typeof rcs, 'clicked'>['details']>,
) {
  switch (details.kind) {
    case 'item':
    case 'cardItem':
      return `button ${details.item}`
    default:
      // @ts-expect-error The unrecognised arm is part of the contract.
      return details satisfies never
  }
}
