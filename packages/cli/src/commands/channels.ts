import type { InteractionSpec } from '@bird-interactions/core'

import { findChannels, type FoundChannel } from '../channels/find-channels.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { toJson } from '../output/json.ts'
import { say } from '../output/say.ts'
import { createTable, type TableColumn } from '../output/table/table.ts'
import { terminalWidth } from '../output/terminal-width.ts'
import { paintFor } from '../output/paint.ts'

/** The flags of `channels`. */
export interface ChannelsFlags {
  readonly json?: boolean | undefined
  readonly plugin?: readonly string[] | undefined
}

/** Lists the channels found, and what each of them recognises. */
export async function channels(flags: ChannelsFlags, io: Io): Promise<ExitCode> {
  const { modulePath, cwd } = io
  const { found, notes } = await findChannels({ modulePath, cwd, plugins: flags.plugin ?? [] })
  if (notes.length > 0) await say(io, ...notes.map((note) => `note: ${note}`))
  if (found.length === 0) {
    await say(io, 'No channels were found: install one, or name one with --plugin <specifier>.')
  }
  await io.stdout.write(
    flags.json === true
      ? `${toJson(found.map(describe), 2)}\n`
      : createTable(COLUMNS, {
          width: terminalWidth(io.stdout),
          giveWay: GIVE_WAY,
          paint: paintFor(io.stdout.hasColors ?? false),
        }).lines(found.flatMap(rowsOf)),
  )
  return exitCodes.done
}

function describe({ channel, package: name, version, from }: FoundChannel): object {
  const { contract, platforms = [], interactions } = channel
  return { name: channel.name, contract, platforms, interactions, package: name, version, from }
}

const COLUMNS: readonly TableColumn[] = [
  'CHANNEL',
  'INTERACTION',
  'DETAILS',
  'METADATA',
  'FROM',
].map((name) => ({ name }))

const GIVE_WAY = [
  ['FROM', 20],
  ['METADATA', 12],
  ['DETAILS', 24],
  ['FROM', 4],
  ['METADATA', 4],
] as const

/** A row for each pattern: every spelling is one that somebody may look for. */
function rowsOf(found: FoundChannel): string[][] {
  const origin = `${found.package}${found.version === undefined ? '' : ` ${found.version}`} (${found.from})`
  return Object.entries(found.channel.interactions).flatMap(([type, spec]) => {
    const names = [type, ...(spec.aliases ?? [])].join(', ')
    const metadata = spec.metadata?.join(', ') ?? '-'
    return patternsOf(spec).map((pattern) => [found.channel.name, names, pattern, metadata, origin])
  })
}

function patternsOf(spec: InteractionSpec): readonly string[] {
  const patterns = Object.entries(spec.details ?? {}).flatMap(([kind, pattern]) =>
    [pattern].flat().map((spelling) => `${kind}: ${spelling}`),
  )
  return patterns.length === 0 ? ['-'] : patterns
}
