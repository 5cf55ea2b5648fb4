import type { Channel, Dynamic } from '@bird-interactions/core'
import {
  type BirdClient,
  createClient,
  type ListResult,
  type Problem,
} from '@bird-interactions/core/client'

import { type ChannelFlags, useChannels } from '../channels/use-channels.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { explainRequestError } from '../explain-request-error.ts'
import type { Io } from '../io.ts'
import { interactionFields } from '../output/fields/interaction-fields.ts'
import { openOutput } from '../output/open-output.ts'
import { type OutputFlags, readOutput } from '../output/output-flags.ts'
import { interactionRecords } from '../output/records/interaction-records.ts'
import { say } from '../output/say.ts'
import { type ListSettings, readListSettings } from '../settings/list-settings.ts'
import type { RequestFlags } from '../settings/request-settings.ts'
import { version } from '../version.ts'

/** The flags of `list`. */
export interface ListCommandFlags extends RequestFlags, ChannelFlags, OutputFlags {}

/** Lists the interactions of one message. */
export async function list(messageId: string, flags: ListCommandFlags, io: Io): Promise<ExitCode> {
  const settings = await readListSettings(messageId, flags, io)
  const channels = await useChannels(flags, io)
  const choice = readOutput(flags, interactionFields(channels), 'table')
  const { interactions, problems } = await request(settings, channels, flags.as, io)
  const output = await openOutput(interactionRecords, choice, io)
  await output.write(interactions)
  await output.end()
  if (interactions.length === 0 && problems.length === 0) {
    await say(
      io,
      `No interactions yet: Bird's list for message ${settings.messageId.value} is empty, so nobody is known to have read or clicked.`,
    )
  }
  await noteUnknownPlatforms(interactions, channels, io)
  return report(problems, io)
}

/** What leaves nothing out is worth knowing, but no failure. */
const NOTES: ReadonlySet<Problem['code']> = new Set(['other_message', 'possibly_truncated'])

async function report(problems: readonly Problem[], io: Io): Promise<ExitCode> {
  const lines = problems.map(
    ({ code, message }) => `${NOTES.has(code) ? 'note' : 'problem'}: ${message}`,
  )
  if (lines.length > 0) await say(io, ...lines)
  return problems.every(({ code }) => NOTES.has(code)) ? exitCodes.done : exitCodes.failed
}

async function request(
  settings: ListSettings,
  channels: readonly Channel[],
  channel: string | undefined,
  io: Io,
): Promise<ListResult<Dynamic>> {
  let client: BirdClient<readonly Channel[]> | undefined
  try {
    client = createClient({
      accessKey: settings.accessKey.value,
      workspaceId: settings.workspaceId.value,
      baseUrl: settings.baseUrl?.value,
      channels,
      userAgent: `bird-interactions-cli/${version}`,
      random: io.random,
    })
    return await client.interactions.list({
      channelId: settings.channelId.value,
      messageId: settings.messageId.value,
      channel,
    })
  } catch (error) {
    throw explainRequestError(error, settings)
  } finally {
    await client?.close()
  }
}

/** Not every platform id is documented: the reader can state the channel where it does not tell. */
async function noteUnknownPlatforms(
  interactions: readonly Dynamic[],
  channels: readonly Channel[],
  io: Io,
): Promise<void> {
  const unknown = interactions.filter(({ channel }) => channel === 'unknown')
  if (unknown.length === 0) return
  const platforms = new Set(unknown.map(({ platformId }) => JSON.stringify(platformId ?? 'none')))
  const names = channels.map(({ name }) => name).join(', ')
  await say(
    io,
    `note: No channel here claims the platform id ${[...platforms].join(', ')}. If you know the channel, state it: --as <channel name> (known: ${names || 'none'}).`,
  )
}
