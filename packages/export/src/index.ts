export { createCsvFormat } from './csv-format.ts'
export type { CsvFormatOptions } from './csv-format.ts'
export { ExportError } from './export-error.ts'
export type { ExportErrorCode } from './export-error.ts'
export type { ExportFormat } from './export-format.ts'
export { exportInteractions } from './export-interactions.ts'
export type {
  ExportClient,
  ExportEnd,
  ExportOptions,
  ExportRef,
  ExportReport,
} from './export-options.ts'
export { SCHEMA_VERSION } from './export-row.ts'
export type { ExportedInteraction, ExportRow } from './export-row.ts'
export { createFileJournal } from './file-journal.ts'
export { createFileSink } from './file-sink.ts'
export type { FileSinkOptions } from './file-sink.ts'
export type { Checkpoint, ExportCounts, Journal, SinkLengths } from './journal.ts'
export { keepMemorySmall } from './keep-memory-small.ts'
export { listAllMessages } from './list-all-messages.ts'
export type { MessagesClient } from './list-all-messages.ts'
export { createNdjsonFormat } from './ndjson-format.ts'
export type { NdjsonFormatOptions } from './ndjson-format.ts'
export { exportPaths, openExportFiles } from './open-export-files.ts'
export type {
  ExportFiles,
  ExportFilesOptions,
  ExportMode,
  ExportPaths,
} from './open-export-files.ts'
export type { Range } from './position-set.ts'
export { readExport } from './read-export.ts'
export type { ExportSource } from './read-export.ts'
export { recipientOf } from './recipient.ts'
export { rowOf } from './row-of.ts'
export type { Sink } from './sink.ts'
