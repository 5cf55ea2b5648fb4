import { BirdError } from '@bird-interactions/core'
import {
  type Campaign,
  type CampaignOptions,
  createCampaign,
  type Fault,
  faultVocabulary,
  parseFault,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '@bird-interactions/sandbox'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import { commandLine, exportLines, listArguments } from './sandbox-commands.ts'

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port?: number | undefined
  /** What goes wrong: specs. */
  readonly fault?: readonly string[] | undefined
  /** How many messages the campaign has; without it there is none. */
  readonly messages?: number | undefined
  readonly seed?: number | undefined
  /** The name of the campaign's channel. */
  readonly channel?: string | undefined
  /** The ids of the campaign are all that is wanted. */
  readonly ids?: boolean | undefined
  /** Requests a second. */
  readonly rate?: number | undefined
}

/** Runs a sandbox until a signal asks to stop, or prints the ids of a campaign. */
export async function sandbox(flags: SandboxFlags, io: Io): Promise<number> {
  const { messages, seed, channel, rate, port } = flags
  const ofCampaign = { '--seed': seed, '--channel': channel, '--ids': flags.ids }
  for (const [flag, value] of Object.entries(ofCampaign)) {
    if (messages === undefined && value !== undefined) {
      throw usageFailure(
        `${flag} is about a campaign, and there is none.`,
        'Say how many messages it has: --messages <number>.',
      )
    }
  }
  const faults = (flags.fault ?? []).map(readFault)
  const campaign = messages === undefined ? undefined : { messages, seed, channel }
  const madeUp = campaign === undefined ? undefined : makeUp(campaign)
  if (madeUp !== undefined && flags.ids === true) return await printIds(madeUp, io)
  const rateLimit = rate === undefined ? undefined : { perSecond: rate }
  const running = await start({ port, faults, campaign, rateLimit })
  try {
    const stopped = io.untilStopped()
    await io.stdout.write(introduction(running))
    await say(io, 'The sandbox is running. Press Ctrl-C to stop it.')
    return exitCodeOfSignal(await stopped)
  } finally {
    await running.close()
  }
}

function readFault(spec: string): Fault {
  try {
    return parseFault(spec)
  } catch (error) {
    if (!(error instanceof BirdError)) throw error
    throw usageFailure(
      error.message,
      ...faultVocabulary.map(({ field, means }) => `${field}: ${means}`),
      'Example: --fault status=503,times=2 --fault delay=250',
    )
  }
}

const IDS_AT_ONCE = 1000

function makeUp(options: CampaignOptions): Campaign {
  try {
    return createCampaign(options)
  } catch (error) {
    if (!(error instanceof BirdError)) throw error
    throw usageFailure(error.message, 'Example: --messages 100000 --seed 7')
  }
}

async function printIds(campaign: Campaign, io: Io): Promise<number> {
  let lines: string[] = []
  for (const messageId of campaign.messageIds()) {
    lines.push(`${messageId}\n`)
    if (lines.length < IDS_AT_ONCE) continue
    await io.stdout.write(lines.join(''))
    lines = []
  }
  await io.stdout.write(lines.join(''))
  return exitCodes.done
}

async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options)
  } catch (error) {
    if (!(error instanceof BirdError)) throw error
    throw new Failure(
      exitCodes.failed,
      error.message,
      'Choose another port with --port <number>, or leave --port out.',
    )
  }
}

function introduction(running: Sandbox): string {
  const messages = running.messages.flatMap((message) => [
    '',
    `# ${message.channel}, ${message.origin}: ${message.description}`,
    commandLine(listArguments(message)),
  ])
  return `${[
    "# A stand-in for the message interactions of Bird's Channels API, on this computer only.",
    '# In another terminal:',
    ...exportLines(running),
    ...messages,
    ...aboutCampaign(running.campaign),
    '',
  ].join('\n')}\n`
}

function aboutCampaign(campaign: Campaign | undefined): string[] {
  if (campaign === undefined) return []
  const { channel, channelId, messages, seed } = campaign
  const made = [
    'sandbox',
    '--messages',
    String(messages),
    '--seed',
    String(seed),
    '--channel',
    channel,
  ]
  return [
    '',
    `# ${channel}, made up: a campaign of ${messages} messages, seed ${seed}. Its channel, and the ids of its messages:`,
    `export BIRD_CHANNEL_ID=${channelId}`,
    `${commandLine([...made, '--ids'])} > ids.txt`,
  ]
}
