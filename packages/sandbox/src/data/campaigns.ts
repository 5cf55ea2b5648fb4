import type { SentMessage } from '../message.ts'
import { rcsCampaign } from './channels/rcs.ts'
import { whatsappCampaign } from './channels/whatsapp.ts'

/** A message of each channel that campaigns can be made of. The first is that of a campaign for which none is asked. */
export const campaignTemplates = [rcsCampaign, whatsappCampaign] as const satisfies SentMessage[]
