import type { SentMessage } from '../message.ts'
import { rcsCampaign } from './channels/rcs.ts'
import { whatsappCampaign } from './channels/whatsapp.ts'

/** A message of each channel that campaigns can be made of. */
export const campaignTemplates: readonly SentMessage[] = [rcsCampaign, whatsappCampaign]
