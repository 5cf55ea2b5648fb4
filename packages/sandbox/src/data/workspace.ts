import type { SendingChannel } from '../message.ts'
import type { ChannelData, MessageData } from './channel-data.ts'
import { emailData } from './channels/email.ts'
import { lineData } from './channels/line.ts'
import { rcsData } from './channels/rcs.ts'
import { smsData } from './channels/sms.ts'
import { telegramData } from './channels/telegram.ts'
import { whatsappData } from './channels/whatsapp.ts'
import { documentedData } from './documented.ts'

/** The id of the sandbox's only workspace: made up. */
export const workspaceId = '00000000-0000-4000-8000-000000000001'

const data: readonly ChannelData[] = [
  whatsappData,
  rcsData,
  documentedData,
  lineData,
  telegramData,
  emailData,
  smsData,
]

/** The channels of the workspace. */
export const channels: readonly SendingChannel[] = data.map(({ channel }) => channel)

/** The messages of the workspace, each with the interactions that a new sandbox has. */
export const messages: readonly MessageData[] = data.flatMap(({ messages }) => messages)
