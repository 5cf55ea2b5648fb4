import {
  BirdError,
  type Channel,
  createDecoder,
  type Decode,
  type Dynamic,
} from '@bird-interactions/core'

import { type ChannelFlags, useChannels } from '../channels/use-channels.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { jsonValuesOf } from '../input/json-values.ts'
import { openInput } from '../input/open-input.ts'
import { channelOfEvent, unwrap, type WrappedInteraction } from '../input/wrapped-interactions.ts'
import type { Io } from '../io.ts'
import { interactionFields } from '../output/fields/interaction-fields.ts'
import { openOutput, type RecordOutput } from '../output/open-output.ts'
import { type OutputFlags, readOutput } from '../output/output-flags.ts'
import { interactionRecords } from '../output/records/interaction-records.ts'
import { say } from '../output/say.ts'

/** The flags of `decode`. */
export interface DecodeFlags extends ChannelFlags, OutputFlags {}

/**
 * Decodes what is in a file or comes through standard input, without any network. Without a format it prints a table on a terminal,
 * and elsewhere one interaction a line.
 *
 * What cannot be decoded is reported with its line, and the rest goes on.
 */
export async function decode(file: string, flags: DecodeFlags, io: Io): Promise<ExitCode> {
  const channels = await useChannels(flags, io)
  const usual = io.stdout.isTerminal ? 'table' : 'ndjson'
  const choice = readOutput(flags, interactionFields(channels), usual)
  const output = await openOutput(interactionRecords, choice, io)
  const read = reader(
    createDecoder<readonly Channel[]>(channels),
    new Set(channels.map(({ name }) => name)),
    flags,
  )
  let exitCode: ExitCode = exitCodes.done
  let values = 0
  for await (const item of jsonValuesOf(openInput(file, io))) {
    values += 1
    const problems: string[] = []
    for (const result of 'problem' in item ? [item] : unwrap(item.value).map(read)) {
      const problem = 'problem' in result ? result.problem : await print(result, output)
      if (problem !== undefined) problems.push(problem)
    }
    if (problems.length === 0) continue
    exitCode = exitCodes.failed
    await say(io, ...problems.map((problem) => `line ${item.line}: ${problem}`))
  }
  // Of an empty input there is nothing to show, not even the header of a table.
  if (values > 0 || choice.format !== 'table') await output.end()
  if (values === 0) await say(io, 'note: The input is empty.')
  return exitCode
}

/** An interaction, and where it was; or what is wrong with it. */
type Result = { readonly at: string; readonly interaction: Dynamic } | { readonly problem: string }

/** Prints an interaction. Returns what is wrong with it when it cannot be. */
async function print(
  { at, interaction }: Extract<Result, { readonly interaction: Dynamic }>,
  output: RecordOutput<Dynamic>,
): Promise<string | undefined> {
  try {
    await output.write([interaction])
    return undefined
  } catch (error) {
    // Nesting too deep for JSON.stringify is the fault of the element.
    if (error instanceof RangeError) return `${at}${error.message}`
    throw error
  }
}

function reader(
  decode: Decode,
  known: ReadonlySet<string>,
  flags: DecodeFlags,
): (wrapped: WrappedInteraction) => Result {
  return ({ place, value, event }) => {
    const at = place === '' ? '' : `${place}: `
    const stated = event === undefined ? undefined : channelOfEvent(event)
    if (event !== undefined && stated === undefined) {
      return { problem: `${at}The event ${JSON.stringify(event)} is no interaction.` }
    }
    // An event of a channel that was not found says no more than the platform id does.
    const byEvent = stated !== undefined && known.has(stated) ? stated : undefined
    try {
      return { at, interaction: decode(value, { channel: flags.as ?? byEvent }) }
    } catch (error) {
      if (error instanceof BirdError) return { problem: `${at}${error.message}` }
      throw error
    }
  }
}
