import { ConfigError } from '@bird-interactions/core'
import { createSummary, type SummaryCounter } from '@bird-interactions/summary'

import type { ChannelFlags } from '../channels/use-channels.ts'
import { usageFailure } from '../failure.ts'
import type { Io, StopSignal } from '../io.ts'
import { hasUnicode } from '../output/has-unicode.ts'
import { toJson } from '../output/json.ts'
import { paintFor } from '../output/paint.ts'
import { say } from '../output/say.ts'
import { terminalWidth } from '../output/terminal-width.ts'
import { nameOfZone } from '../output/time.ts'
import { exitCodeOfSignal } from '../process-io.ts'
import type { RequestFlags } from '../settings/request-settings.ts'
import { formatSummary } from '../summary/format-summary.ts'
import { summarizeExport } from '../summary/summarize-export.ts'
import { summarizeMessages } from '../summary/summarize-messages.ts'
import { summarySource } from '../summary/summary-source.ts'

/** The flags of `summary`. */
export interface SummaryFlags extends RequestFlags, ChannelFlags {
  readonly ids?: string | undefined
  readonly column?: string | undefined
  readonly all?: boolean | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly sent?: number | undefined
  readonly includePrefetched?: boolean | undefined
  readonly timeZone?: string | undefined
  readonly json?: boolean | undefined
  readonly rate: number
}

/** Where nothing tells how wide the reader's window is. */
const USUAL_WIDTH = 80

/** Sums up the interactions of an export, or of messages that Bird is asked for. */
export async function summary(
  file: string | undefined,
  flags: SummaryFlags,
  io: Io,
): Promise<number> {
  const source = summarySource(file, flags)
  const counter = newCounter(flags, io)
  const stop = new AbortController()
  let stopped: StopSignal | undefined
  void io.untilStopped().then((signal) => {
    stopped = signal
    stop.abort()
    io.stdin.end?.()
  })
  try {
    const exitCode =
      source.kind === 'export'
        ? await summarizeExport(source.file, counter, { io, signal: stop.signal })
        : await summarizeMessages(source, counter, { flags, io, signal: stop.signal })
    await io.stdout.write(print(counter, flags, io))
    return exitCode
  } catch (error) {
    if (!stop.signal.aborted) throw error
    await say(
      io,
      'Stopped: part of a campaign has no figures. An export can be stopped, goes on, and can be summed up.',
    )
    return exitCodeOfSignal(stopped ?? 'SIGINT')
  }
}

function newCounter({ includePrefetched, timeZone, sent }: SummaryFlags, io: Io): SummaryCounter {
  try {
    return createSummary({
      includePrefetched,
      sent,
      timeZone: timeZone ?? nameOfZone(io.timeZone),
    })
  } catch (error) {
    if (error instanceof ConfigError) throw usageFailure(error.message)
    throw error
  }
}

function print(counter: SummaryCounter, { json }: SummaryFlags, { stdout, env }: Io): string {
  const figures = counter.result()
  if (json === true) return `${toJson(figures, 2)}\n`
  return formatSummary(figures, {
    width: terminalWidth(stdout) ?? USUAL_WIDTH,
    unicode: hasUnicode(env),
    paint: paintFor(stdout.hasColors ?? false),
  })
}
