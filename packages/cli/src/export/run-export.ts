import { access, rm } from 'node:fs/promises'

import type { Channel } from '@bird-interactions/core'
import type { BirdClient } from '@bird-interactions/core/client'
import {
  type ExportFormat,
  exportInteractions,
  type ExportOptions,
  type ExportRef,
  type ExportReport,
  openExportFiles,
} from '@bird-interactions/export'

import type { ExportFlags } from '../commands/export.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { say } from '../output/say.ts'
import type { RequestSettings } from '../settings/request-settings.ts'
import { countRequests, printDryRun } from './dry-run.ts'
import { type ExportInput, readExportInput } from './export-input.ts'
import type { ExportPlan } from './export-plan.ts'
import { foundIds, newScan, scanLine, writeIds } from './found-messages.ts'
import type { Progress } from './progress.ts'
import { createStdoutSink } from './stdout-sink.ts'

/** One run of the command. */
export interface ExportRun {
  readonly io: Io
  readonly flags: ExportFlags
  readonly plan: ExportPlan
  readonly settings: RequestSettings
  readonly format: ExportFormat
  readonly client: BirdClient<readonly Channel[]>
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** Says what an export would do. Nothing is written. */
export async function tryExport(run: ExportRun): Promise<ExitCode> {
  const { file } = run.plan
  const refs = file === undefined ? foundRefs(run) : (await inputOf(run, file)).refs()
  const { rate, json = false } = run.flags
  await printDryRun(await countRequests(refs, rate), { rate, json, io: run.io })
  return exitCodes.done
}

/** Exports to standard output. Nothing remembers how far it came. */
export async function exportToStdout(run: ExportRun): Promise<ExportReport> {
  const { io, format } = run
  const { file } = run.plan
  const input = file === undefined ? undefined : await inputOf(run, file)
  return runExport(run, {
    refs: input === undefined ? foundRefs(run) : input.refs(),
    total: input?.total,
    sink: createStdoutSink(io),
    format,
    failures: undefined,
  })
}

/** Exports to a file, with a journal beside it. */
export async function exportToFile(run: ExportRun, output: string): Promise<ExportReport> {
  const { plan, settings, format, flags } = run
  const given = plan.file === undefined ? undefined : await inputOf(run, plan.file)
  const files = await openExportFiles(output, { mode: plan.mode, format })
  try {
    const input = given ?? (await foundInput(run, output))
    return await runExport(run, {
      ...files,
      refs: input.refs(),
      total: input.total,
      retryFailed: plan.retryFailed,
      settings: {
        workspace: settings.workspaceId.value.toLowerCase(),
        channel: settings.channelId.value.toLowerCase(),
        ...(flags.as !== undefined && { as: flags.as }),
        ...(settings.baseUrl !== undefined && { baseUrl: settings.baseUrl.value }),
        ...(flags.all === true && { all: 'true' }),
        ...(flags.since !== undefined && { since: flags.since }),
        ...(flags.until !== undefined && { until: flags.until }),
        ...(input.hash !== undefined && { input: input.hash }),
      },
    })
  } finally {
    await files.close()
  }
}

async function runExport(
  { client, flags, progress, signal }: ExportRun,
  { total, ...options }: Omit<ExportOptions, 'client'> & { readonly total: number | undefined },
): Promise<ExportReport> {
  if (flags.json !== true) progress.start(total)
  try {
    return await exportInteractions({
      ...options,
      client,
      maxFailures: flags.maxFailures,
      signal,
      onProgress: progress.update,
    })
  } finally {
    await progress.end()
  }
}

function inputOf({ io, flags, settings }: ExportRun, file: string): Promise<ExportInput> {
  const channelId = settings.channelId.value
  return readExportInput({ file, column: flags.column, channelId, channel: flags.as }, io)
}

/** The messages of the channel as they are listed, for an output where nothing can go on. */
async function* foundRefs(run: ExportRun): AsyncGenerator<ExportRef, void, void> {
  const scan = newScan()
  const { channelId } = run.settings
  for await (const messageId of scanned(run, scan)) {
    yield { channelId: channelId.value, messageId, channel: run.flags.as }
  }
  await say(run.io, scanLine(scan))
}

/**
 * The messages of the channel from a file of their ids beside the output. It is written before the first is asked for: by the
 * next run there are others, perhaps in another order.
 */
async function foundInput(run: ExportRun, output: string): Promise<ExportInput> {
  const path = `${output}.messages`
  if (run.plan.mode !== 'resume') await rm(path, { force: true })
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    await say(run.io, 'Listing the messages of the channel, 100 a request.')
    const scan = newScan()
    await writeIds(path, scanned(run, scan))
    await say(run.io, scanLine(scan))
  }
  return inputOf(run, path)
}

function scanned({ client, settings, plan, signal }: ExportRun, scan: ReturnType<typeof newScan>) {
  return foundIds(client, settings.channelId.value, plan.filter, { scan, signal })
}
