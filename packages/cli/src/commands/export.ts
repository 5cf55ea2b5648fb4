import type { Channel } from '@bird-interactions/core'
import type { BirdClient } from '@bird-interactions/core/client'
import {
  createCsvFormat,
  createNdjsonFormat,
  type ExportFormat,
  keepMemorySmall,
} from '@bird-interactions/export'

import { type ChannelFlags, useChannels } from '../channels/use-channels.ts'
import { explainRequestError } from '../explain-request-error.ts'
import { explainExportError } from '../export/explain-export-error.ts'
import { type ExportPlan, planExport } from '../export/export-plan.ts'
import { goOnCommand } from '../export/go-on.ts'
import { createProgress } from '../export/progress.ts'
import { reportExport } from '../export/report-export.ts'
import { exportToFile, exportToStdout, tryExport } from '../export/run-export.ts'
import type { Io, StopSignal } from '../io.ts'
import { openClient } from '../open-client.ts'
import { say } from '../output/say.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import { readRequestSettings, type RequestFlags } from '../settings/request-settings.ts'

/** The flags of `export`. */
export interface ExportFlags extends RequestFlags, ChannelFlags {
  readonly column?: string | undefined
  readonly all?: boolean | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly output?: string | undefined
  readonly format?: 'ndjson' | 'csv' | undefined
  readonly raw?: boolean | undefined
  readonly escapeFormulas?: boolean | undefined
  readonly resume?: boolean | undefined
  readonly retryFailed?: boolean | undefined
  readonly overwrite?: boolean | undefined
  readonly append?: boolean | undefined
  readonly rate: number
  readonly maxFailures?: number | undefined
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** What the command is run with. */
export interface ExportContext {
  readonly io: Io
  /** The arguments, for the line that goes on. */
  readonly argv: readonly string[]
}

/** Exports the interactions of many messages. */
export async function exportMessages(
  file: string | undefined,
  flags: ExportFlags,
  { io, argv }: ExportContext,
): Promise<number> {
  keepMemorySmall()
  const plan = planExport(file, flags, io)
  const { output } = plan
  const settings = await readRequestSettings(flags, io)
  const channels: readonly Channel[] = await useChannels(flags, io)
  const stop = new AbortController()
  let stopped: StopSignal | undefined
  void io.untilStopped().then((signal) => {
    stopped = signal
    stop.abort()
  })
  const goOn =
    output === undefined
      ? undefined
      : (flag: '--resume' | '--retry-failed') => goOnCommand(argv, flag)
  const progress = createProgress(io)
  let client: BirdClient<readonly Channel[]> | undefined
  try {
    client = openClient(settings, io, {
      channels,
      rateLimit: { perSecond: flags.rate },
      observe: progress.observe,
    })
    const format = formatOf(plan, flags, channels)
    const run = { io, flags, plan, settings, format, client, progress, signal: stop.signal }
    if (flags.dryRun === true) return await tryExport(run)
    const report =
      output === undefined ? await exportToStdout(run) : await exportToFile(run, output)
    return await reportExport(report, { io, output, json: flags.json ?? false, stopped, goOn })
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) {
      await say(io, 'Stopped before the first message was asked for. Begin again when you like.')
      return exitCodeOfSignal(stopped ?? 'SIGINT')
    }
    throw explainRequestError(explainExportError(error, goOn?.('--resume')), settings)
  } finally {
    await client?.close()
    io.stdin.end?.()
  }
}

function formatOf(
  { format }: ExportPlan,
  { raw, escapeFormulas }: ExportFlags,
  channels: readonly Channel[],
): ExportFormat {
  return format === 'csv'
    ? createCsvFormat({ channels, raw, escapeFormulas })
    : createNdjsonFormat({ raw })
}
