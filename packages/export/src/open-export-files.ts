import { open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { ExportError } from './export-error.ts'
import type { ExportFormat } from './export-format.ts'
import { fileFailure } from './file-failure.ts'
import { createFileJournal } from './file-journal.ts'
import { acquireLock } from './file-lock.ts'
import { createFileSink } from './file-sink.ts'
import type { Journal } from './journal.ts'
import { createNdjsonFormat } from './ndjson-format.ts'
import type { Sink } from './sink.ts'
import { syncFolder } from './sync-folder.ts'

/** What to do with an output that is there. */
export type ExportMode =
  /** Refuse it. */
  | 'new'
  /** Go on with the export that wrote it. */
  | 'resume'
  /** Replace it. */
  | 'overwrite'
  /** Add another export to it. */
  | 'append'

/** Settings of {@link openExportFiles}. */
export interface ExportFilesOptions {
  /** Default `new`. */
  readonly mode?: ExportMode | undefined
  /** How rows are written. Default {@link createNdjsonFormat}. */
  readonly format?: ExportFormat | undefined
}

/** The files of an export. What `exportInteractions` takes is named as there. */
export interface ExportFiles {
  readonly sink: Sink
  readonly format: ExportFormat
  readonly journal: Journal
  readonly failures: Sink
  readonly leftOut: Sink
  /** Closes all of them, and lets others have them. */
  close(): Promise<void>
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/** The names of the files of an export, by that of its output. */
export interface ExportPaths {
  /** How far it is. */
  readonly journal: string
  /** Messages that failed. It is there once one has. */
  readonly failures: string
  /** Elements of lists that are no interaction by themselves. It is there once there is one. */
  readonly leftOut: string
  /** Keeps other exporters off while one is at work. */
  readonly lock: string
}

/** The names of the files beside an output. */
export function exportPaths(path: string): ExportPaths {
  return {
    journal: `${path}.journal`,
    failures: `${path}.failed.ndjson`,
    leftOut: `${path}.left-out.ndjson`,
    lock: `${path}.lock`,
  }
}

/**
 * Opens the files of an export, for one exporter at a time.
 *
 * @param path The output. The others stand beside it, as {@link exportPaths} names them.
 * @throws {@link ExportError} when another exporter is at work, or the files are not as `mode` needs them. Nothing was changed
 * then.
 */
export async function openExportFiles(
  path: string,
  { mode = 'new', format = createNdjsonFormat() }: ExportFilesOptions = {},
): Promise<ExportFiles> {
  const paths = exportPaths(path)
  const lock = await acquireLock(paths.lock)
  try {
    await prepare[mode](path, format)
  } catch (error) {
    await lock.release()
    throw fileFailure(error, `open ${path}`, path)
  }
  const append = mode === 'append'
  const sinks = {
    sink: createFileSink(path, { append }),
    failures: createFileSink(paths.failures, { lazy: true, append }),
    leftOut: createFileSink(paths.leftOut, { lazy: true, append }),
  }
  const close = async (): Promise<void> => {
    for (const sink of Object.values(sinks)) await sink.close()
    await lock.release()
  }
  return {
    ...sinks,
    format,
    journal: createFileJournal(paths.journal),
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Prepare = (path: string, format: ExportFormat) => Promise<void>

const prepare: Readonly<Record<ExportMode, Prepare>> = {
  new: async (path) => {
    const { journal } = exportPaths(path)
    // An export that ended before its first journal leaves an empty file.
    if ((await sizeOf(path)) > 0) throw refusal(path, 'Something is there already')
    if (await exists(journal)) throw refusal(journal, 'There is the journal of an earlier export')
  },
  resume: async (path) => {
    const { journal } = exportPaths(path)
    if (await exists(journal)) return
    throw new ExportError(
      'nothing_to_resume',
      `There is nothing to resume: ${journal} does not exist. Begin the export without it.`,
      { path: journal },
    )
  },
  overwrite: async (path) => {
    const { journal, failures, leftOut } = exportPaths(path)
    if ((await exists(path)) && !(await stat(path)).isFile()) {
      // Its own words come from opening it.
      await (await open(path, 'r+')).close()
    }
    await rm(journal, { force: true })
    if (await exists(dirname(path))) await syncFolder(dirname(path))
    await rm(failures, { force: true })
    await rm(leftOut, { force: true })
  },
  append: async (path, format) => {
    const { journal } = exportPaths(path)
    const before = await createFileJournal(journal).read()
    if (before !== undefined && (!before.complete || before.failed.length > 0)) {
      throw refusal(journal, 'There is an export that is not done, or of which messages failed')
    }
    await checkHeader(path, format)
    await rm(journal, { force: true })
  },
}

/** What is added to CSV must have its columns. */
async function checkHeader(path: string, { header }: ExportFormat): Promise<void> {
  if (!(await exists(path))) return
  const file = await open(path, 'r')
  try {
    const wanted = Buffer.from(header)
    const { bytesRead, buffer } = await file.read(Buffer.alloc(wanted.length), 0, wanted.length, 0)
    if (bytesRead === 0 || buffer.equals(wanted)) return
  } finally {
    await file.close()
  }
  throw new ExportError(
    'changed_output',
    `${path} does not start with the columns of this export, so nothing can be added to it. Export to another file.`,
    { path },
  )
}

async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) >= 0
}

/** In bytes; below 0 when nothing is there. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return -1
    throw error
  }
}

function refusal(path: string, what: string): ExportError {
  return new ExportError(
    'output_exists',
    `${what}: ${path}. Resume the export that wrote it, overwrite it, append to it, or export to another file.`,
    { path },
  )
}
