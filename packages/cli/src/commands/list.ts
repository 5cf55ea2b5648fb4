import type { Dynamic } from '@bird-interactions/core'

import { type ChannelFlags, useChannels } from '../channels/use-channels.ts'
import { exitCodes } from '../exit-codes.ts'
import { usageFailure } from '../failure.ts'
import { readMessageIds } from '../input/message-ids.ts'
import type { Io } from '../io.ts'
import { interactionFields } from '../output/fields/interaction-fields.ts'
import { type KnownFields, parseFields } from '../output/fields/known-fields.ts'
import { openOutput } from '../output/open-output.ts'
import { type OutputFlags, readOutput } from '../output/output-flags.ts'
import {
  interactionRecords,
  interactionsOfMessages,
} from '../output/records/interaction-records.ts'
import { say } from '../output/say.ts'
import { readRequestSettings, type RequestFlags } from '../settings/request-settings.ts'
import { type ListJob, listOnce } from './list/list-once.ts'
import { openQuestion } from './list/question.ts'
import { watch } from './list/watch.ts'

/** The flags of `list`. */
export interface ListCommandFlags extends RequestFlags, ChannelFlags, OutputFlags {
  readonly watch?: boolean | undefined
  /** Seconds. */
  readonly interval?: number | undefined
  /** Seconds. */
  readonly timeout?: number | undefined
}

/** The pause between two looks at a message, in seconds, unless another is asked for. */
const USUAL_INTERVAL = 5

/**
 * Lists the interactions of messages, once, or again and again.
 *
 * @param args Message ids; `-` for those of standard input.
 */
export async function list(
  args: readonly string[],
  flags: ListCommandFlags,
  io: Io,
): Promise<number> {
  await refuseFieldsOfJson(args, flags, io)
  refuseSecondReader(args, flags)
  if (flags.interval !== undefined && flags.watch !== true) {
    throw usageFailure('--interval is for --watch: without it, every message is asked for once.')
  }
  const { ids, problems } = await readMessageIds(args, io)
  const settings = await readRequestSettings(flags, io)
  const channels = await useChannels(flags, io)
  const choice = readOutput(flags, interactionFields(channels), 'table')
  if (flags.watch === true && choice.format === 'csv' && choice.paths === undefined) {
    throw usageFailure(
      'CSV that is written bit by bit needs its columns beforehand.',
      'Pass --fields <names> as well, or --format ndjson.',
    )
  }
  await say(io, ...problems.map((problem) => `problem: ${problem}`))
  if (ids.length === 0) return exitCodes.usage

  const timeoutMs = flags.timeout === undefined ? undefined : Math.ceil(flags.timeout * 1000)
  const kind = ids.length > 1 ? interactionsOfMessages : interactionRecords
  const question = openQuestion({ settings, channels, as: flags.as, timeoutMs }, io)
  const job: ListJob = {
    question,
    ids,
    channels,
    output: await openOutput<Dynamic>(kind, { ...choice, live: flags.watch }, io),
    io,
    timeoutMs,
    failures: problems.map(() => exitCodes.usage),
  }
  try {
    return flags.watch === true
      ? await watch(job, (flags.interval ?? USUAL_INTERVAL) * 1000)
      : await listOnce(job)
  } finally {
    await question.close()
  }
}

/** Names of fields, as whoever knows another command writes them behind `--json`. No access key has this form. */
const FIELD_NAMES = /^[a-z]{1,15}(?:[A-Z.,][a-z.,]{0,15}){0,20}$/

async function refuseFieldsOfJson(
  args: readonly string[],
  flags: ListCommandFlags,
  io: Io,
): Promise<void> {
  const names = flags.json === true ? args.find((arg) => FIELD_NAMES.test(arg)) : undefined
  if (names === undefined) return
  const known: KnownFields = interactionFields(await useChannels(flags, io))
  parseFields(names, known)
  throw usageFailure(`--json takes no names of fields: pass --json --fields ${names}.`)
}

/** Standard input can be read once. */
function refuseSecondReader(args: readonly string[], { accessKeyFile }: ListCommandFlags): void {
  if (accessKeyFile !== '-' || !args.includes('-')) return
  throw usageFailure(
    'Standard input cannot give both the message ids and the access key.',
    'Pass the ids as arguments, or the key in BIRD_ACCESS_KEY.',
  )
}
