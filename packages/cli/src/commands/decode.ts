import { BirdError, type Channel, createDecoder, type Decode } from '@bird-interactions/core'

import { type ChannelFlags, useChannels } from '../channels/use-channels.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { jsonValuesOf } from '../input/json-values.ts'
import { openInput } from '../input/open-input.ts'
import { channelOfEvent, unwrap, type WrappedInteraction } from '../input/wrapped-interactions.ts'
import type { Io } from '../io.ts'
import { toJson } from '../output/json.ts'
import { say } from '../output/say.ts'
import { withRaw } from '../output/with-raw.ts'

/** The flags of `decode`. */
export interface DecodeFlags extends ChannelFlags {
  readonly raw?: boolean | undefined
}

/**
 * Decodes what is in a file or comes through standard input, one interaction a line, without any network.
 *
 * What cannot be decoded is reported with its line, and the rest goes on.
 */
export async function decode(file: string, flags: DecodeFlags, io: Io): Promise<ExitCode> {
  const channels = await useChannels(flags, io)
  const read = reader(
    createDecoder<readonly Channel[]>(channels),
    new Set(channels.map(({ name }) => name)),
    flags,
  )
  let exitCode: ExitCode = exitCodes.done
  let values = 0
  for await (const item of jsonValuesOf(openInput(file, io))) {
    values += 1
    const results = 'problem' in item ? [item] : unwrap(item.value).map(read)
    const texts = results.flatMap((result) => ('text' in result ? [result.text] : []))
    if (texts.length > 0) await io.stdout.write(texts.join(''))
    const problems = results.flatMap((result) => ('problem' in result ? [result.problem] : []))
    if (problems.length === 0) continue
    exitCode = exitCodes.failed
    await say(io, ...problems.map((problem) => `line ${item.line}: ${problem}`))
  }
  if (values === 0) await say(io, 'note: The input is empty.')
  return exitCode
}

type Result = { readonly text: string } | { readonly problem: string }

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
      const interaction = decode(value, { channel: flags.as ?? byEvent })
      return { text: `${toJson(withRaw(interaction, flags.raw ?? false))}\n` }
    } catch (error) {
      // Nesting too deep for JSON.stringify is the fault of the element as well.
      if (error instanceof BirdError || error instanceof RangeError) {
        return { problem: `${at}${error.message}` }
      }
      throw error
    }
  }
}
