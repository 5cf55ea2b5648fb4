import type { ExportReport } from '@bird-interactions/export'
import { exportPaths } from '@bird-interactions/export'

import { exitCodeOf } from '../exit-code-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io, StopSignal } from '../io.ts'
import { escapeInvisible } from '../output/escape-invisible.ts'
import { say } from '../output/say.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import { duration } from './duration.ts'

/** What {@link reportExport} tells besides the report. */
export interface ReportContext {
  readonly io: Io
  /** `undefined` for standard output. */
  readonly output: string | undefined
  readonly json: boolean
  /** The signal that asked to stop, where one did. */
  readonly stopped: StopSignal | undefined
  /** The line that goes on with this export, by its flag; `undefined` where it cannot go on. */
  readonly goOn: ((flag: '--resume' | '--retry-failed') => string) | undefined
}

/** Says how an export ended, and how to go on. Returns the exit code. */
export async function reportExport(report: ExportReport, context: ReportContext): Promise<number> {
  const { io, output, json, goOn } = context
  const { ended, counts, error, retryAfterMs } = report
  const paths = output === undefined ? undefined : exportPaths(output)
  const isWhole = ended === 'complete'
  const next =
    goOn === undefined
      ? undefined
      : !isWhole
        ? goOn('--resume')
        : counts.failed > 0
          ? goOn('--retry-failed')
          : undefined
  if (json) {
    const summary = {
      ended,
      ...counts,
      ...(output !== undefined && { output }),
      ...(counts.failed > 0 && paths !== undefined && { failures: paths.failures }),
      ...(counts.leftOut > 0 && paths !== undefined && { leftOutFile: paths.leftOut }),
      ...(error !== undefined && { error: { code: error.code, message: error.message } }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(next !== undefined && { next }),
    }
    await io.stderr.write(`${escapeInvisible(JSON.stringify(summary))}\n`)
  } else
    await say(
      io,
      ...lines(report, context),
      ...(next === undefined ? [] : [nextLine(report), `  ${next}`]),
    )
  return exitCodeFor(report, context)
}

function nextLine({ ended }: ExportReport): string {
  return ended === 'complete' ? 'To ask again for what failed:' : 'To go on:'
}

function* lines(
  { ended, counts, error, retryAfterMs }: ExportReport,
  { output, stopped }: ReportContext,
): Generator<string> {
  const { messages, interactions, failed, duplicates, leftOut, possiblyTruncated } = counts
  const paths = output === undefined ? undefined : exportPaths(output)
  if (ended === 'stopped') yield `Stopped by ${stopped ?? 'a signal'}.`
  if (error !== undefined) yield `error: ${error.message}`
  if (ended === 'too_many_failures') yield 'That is one failure more than --max-failures allows.'
  if (ended === 'held_back' && retryAfterMs !== undefined) {
    yield `Go on in ${duration(retryAfterMs)} or later.`
  }
  yield `${number(interactions)} interactions of ${number(messages)} messages ${ended === 'complete' ? 'exported' : 'exported so far'}${output === undefined ? '' : ` to ${output}`}.`
  if (duplicates > 0) yield `${number(duplicates)} ids were there more than once.`
  if (failed > 0) {
    yield `${number(failed)} messages failed${paths === undefined ? '.' : `: see ${paths.failures}`}`
  }
  if (leftOut > 0) {
    yield `${number(leftOut)} elements are no interactions and were left out${paths === undefined ? '.' : `: see ${paths.leftOut}`}`
  }
  if (possiblyTruncated > 0) {
    yield `note: ${number(possiblyTruncated)} lists have exactly 10 interactions, which is a full page by Bird's general rule, and name no further one: they may be cut, or be all.`
  }
}

function exitCodeFor({ ended, counts, error }: ExportReport, { stopped }: ReportContext): number {
  switch (ended) {
    case 'stopped':
      return exitCodeOfSignal(stopped ?? 'SIGINT')
    case 'denied':
    case 'held_back':
      return error === undefined ? exitCodes.temporary : exitCodeOf(error)
    case 'too_many_failures':
      return exitCodes.failed
    case 'complete':
      return counts.failed + counts.leftOut === 0 ? exitCodes.done : exitCodes.failed
    default:
      ended satisfies never
      return exitCodes.failed
  }
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
