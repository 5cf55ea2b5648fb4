import type { SandboxInteraction } from '../interaction.ts'
import type { SendingChannel, SentMessage } from '../message.ts'
import { documentedHistory, documentedMessage, documentedRcs } from './documented.ts'
import { madeUpRcs, madeUpWhatsapp } from './made-up-channels.ts'
import { appointmentHistory, carouselHistory, surveyHistory } from './made-up-history.ts'
import { appointment, carousel, survey } from './made-up-messages.ts'

/** The id of the sandbox's only workspace: made up. */
export const workspaceId = '00000000-0000-4000-8000-000000000001'

/** The channels of the workspace. */
export const channels: readonly SendingChannel[] = [madeUpWhatsapp, madeUpRcs, documentedRcs]

/** The messages of the workspace, each with the interactions that a new sandbox has. */
export const messages: readonly (readonly [SentMessage, readonly SandboxInteraction[]])[] = [
  [appointment, appointmentHistory],
  [carousel, carouselHistory],
  [survey, surveyHistory],
  [documentedMessage, documentedHistory],
]
