import { resolve } from 'node:path'

import type { ExportMode } from '@bird-interactions/export'

import type { ExportFlags } from '../commands/export.ts'
import { usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { type MessageFilter, parseMoment } from './found-messages.ts'

/** What the flags of an export come to. */
export interface ExportPlan {
  /** Where the ids are; `undefined` for every message of the channel. */
  readonly file: string | undefined
  readonly filter: MessageFilter
  /** `undefined` for standard output. */
  readonly output: string | undefined
  readonly mode: ExportMode
  readonly retryFailed: boolean
  readonly format: 'ndjson' | 'csv'
}

const MODES = ['resume', 'retryFailed', 'overwrite', 'append'] as const

const MODE_OF = {
  resume: 'resume',
  retryFailed: 'resume',
  overwrite: 'overwrite',
  append: 'append',
} as const

/** @throws {@link Failure} when flags contradict each other. */
export function planExport(file: string | undefined, flags: ExportFlags, io: Io): ExportPlan {
  const { all = false, column, since, until } = flags
  if (all && file !== undefined) throw usageFailure('--all takes no file: it is either or.')
  if (all && column !== undefined) throw usageFailure('--all has no column: it takes no file.')
  if (!all && (since ?? until) !== undefined) {
    throw usageFailure(
      'A file of ids has no times: --since and --until go with --all.',
      'Leave them out, or have the whole channel listed with --all.',
    )
  }
  const source = all ? undefined : (file ?? '-')
  if (source === '-' && flags.accessKeyFile === '-') {
    throw usageFailure('Standard input cannot have both the ids and the access key.')
  }
  const output = flags.output === '-' ? undefined : flags.output
  if (output === '') throw usageFailure('--output is empty.')
  const chosen = MODES.filter((mode) => flags[mode] === true)
  const beginnings = chosen.map((mode) => (mode === 'retryFailed' ? '--retry-failed' : `--${mode}`))
  if (new Set(chosen.map((mode) => MODE_OF[mode])).size > 1) {
    throw usageFailure(`${beginnings.join(' and ')} exclude each other.`)
  }
  const [mode] = chosen
  if (mode !== undefined && output === undefined) {
    throw usageFailure(`${beginnings[0] ?? ''} needs a file: pass --output <path>.`)
  }
  return {
    file: source,
    filter: { since: parseMoment('--since', since), until: parseMoment('--until', until) },
    output: output === undefined ? undefined : resolve(io.cwd, output),
    mode: mode === undefined ? 'new' : MODE_OF[mode],
    retryFailed: flags.retryFailed ?? false,
    format: flags.format ?? (output?.toLowerCase().endsWith('.csv') === true ? 'csv' : 'ndjson'),
  }
}
