import { ExportError, type ExportErrorCode } from '@bird-interactions/export'

import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

const EXIT_CODES: Readonly<Record<ExportErrorCode, ExitCode>> = {
  output_exists: exitCodes.usage,
  nothing_to_resume: exitCodes.usage,
  locked: exitCodes.temporary,
  unreadable_journal: exitCodes.failed,
  foreign_journal: exitCodes.failed,
  changed_output: exitCodes.failed,
  file_failed: exitCodes.failed,
  unreadable_export: exitCodes.failed,
}

const ADVICE: Partial<Record<ExportErrorCode, readonly string[]>> = {
  output_exists: ['--resume goes on with it, --overwrite replaces it, --append adds to it.'],
  nothing_to_resume: ['Leave --resume and --retry-failed out.'],
  unreadable_journal: ['--overwrite exports anew.'],
  foreign_journal: ['--overwrite exports anew.'],
  changed_output: ['--overwrite exports anew.'],
}

/** An error of the files of an export as a {@link Failure}; any other error as it is. */
export function explainExportError(error: unknown, goOn: string | undefined): unknown {
  if (!(error instanceof ExportError)) return error
  const again =
    error.code === 'file_failed' && goOn !== undefined
      ? ['What was exported so far is safe. When there is room again, go on with:', goOn]
      : []
  return new Failure(EXIT_CODES[error.code], error.message, ...(ADVICE[error.code] ?? []), ...again)
}
