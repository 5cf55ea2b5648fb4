import type { SummaryFlags } from '../commands/summary.ts'
import { type MessageFilter, parseMoment } from '../export/found-messages.ts'
import { usageFailure } from '../failure.ts'

/** Where the interactions of a summary come from. */
export type SummarySource =
  /** An export; `-` for standard input. */
  | { readonly kind: 'export'; readonly file: string }
  /** Bird, asked for the messages of a file of ids; `-` for standard input. */
  | { readonly kind: 'ids'; readonly file: string; readonly column: string | undefined }
  /** Bird, asked for all messages of a channel. */
  | { readonly kind: 'all'; readonly filter: MessageFilter }

/** @throws {@link Failure} when flags contradict each other. */
export function summarySource(file: string | undefined, flags: SummaryFlags): SummarySource {
  const { ids, all = false, column, since, until } = flags
  const given = [
    ...(file === undefined ? [] : ['an export']),
    ...(ids === undefined ? [] : ['--ids']),
    ...(all ? ['--all'] : []),
  ]
  if (given.length > 1) throw usageFailure(`It is either ${given.join(' or ')}.`)
  if (column !== undefined && ids === undefined) {
    throw usageFailure('--column says where in a file of --ids the ids are.')
  }
  if ((since ?? until) !== undefined && !all) {
    throw usageFailure('--since and --until go with --all.')
  }
  if (ids === '-' && flags.accessKeyFile === '-') {
    throw usageFailure('Standard input cannot have both the ids and the access key.')
  }
  if (all) {
    const filter = { since: parseMoment('--since', since), until: parseMoment('--until', until) }
    return { kind: 'all', filter }
  }
  return ids === undefined
    ? { kind: 'export', file: file ?? '-' }
    : { kind: 'ids', file: ids, column }
}
