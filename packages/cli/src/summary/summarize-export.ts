import { ExportError, readExport } from '@bird-interactions/export'
import type { SummaryCounter } from '@bird-interactions/summary'

import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { explainExportError } from '../export/explain-export-error.ts'
import { openInput } from '../input/open-input.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'

/**
 * Counts the rows of an export.
 *
 * @param file `-` for standard input.
 * @returns The exit code.
 * @throws {@link Failure} when it cannot be read.
 * @throws The reason of the signal when it aborts.
 */
export async function summarizeExport(
  file: string,
  summary: SummaryCounter,
  { io, signal }: { readonly io: Io; readonly signal: AbortSignal },
): Promise<ExitCode> {
  try {
    for await (const row of readExport(openInput(file, io))) {
      signal.throwIfAborted()
      summary.add(row)
    }
    return exitCodes.done
  } catch (error) {
    const explained = explainExportError(error, undefined)
    if (!(explained instanceof Failure)) throw explained
    const { exitCode, message, advice } = explained
    throw error instanceof ExportError
      ? new Failure(exitCode, message, ...advice, 'If it has ids of messages: --ids <file>.')
      : explained
  }
}
