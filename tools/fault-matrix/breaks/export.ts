import type { Break } from '../break.ts'

/** Breaks of exports: X01 to X30. */
export const exportBreaks: readonly Break[] = [
  {
    // What follows the last journal stays in the output.
    rows: ['X01'],
    file: 'export/src/file-sink.ts',
    find: 'await opened.truncate(length)',
    replace: 'length = size',
  },
  {
    // The journal is written before what it vouches for lasts.
    rows: ['X02'],
    file: 'export/src/file-sink.ts',
    find: '        await file?.sync()\n',
    replace: '',
  },
  {
    // The journal takes its place before it lasts.
    rows: ['X02'],
    file: 'export/src/file-journal.ts',
    find: '          await file.sync()\n',
    replace: '',
  },
  {
    // What is full is an error without a place.
    rows: ['X03'],
    file: 'export/src/file-sink.ts',
    find: 'throw fileFailure(error, `write to ${path} after ${length} bytes`, path)',
    replace: 'throw error',
  },
  {
    // What cannot be written shows with the first row.
    rows: ['X04'],
    file: 'cli/src/export/run-export.ts',
    find: '  const files = await openExportFiles(output, { mode: plan.mode, format })',
    replace:
      '  await run.client.messages.list({ channelId: settings.channelId.value })\n  const files = await openExportFiles(output, { mode: plan.mode, format })',
  },
  {
    // Whatever is there is replaced.
    rows: ['X05'],
    file: 'export/src/open-export-files.ts',
    find: "if ((await sizeOf(path)) > 0) throw refusal(path, 'Something is there already')",
    replace: '',
  },
  {
    // A lock is somebody's as long as its file is there.
    rows: ['X01', 'X06'],
    file: 'export/src/file-lock.ts',
    find: 'if (holder === undefined || isRunning(holder)) throw',
    replace: 'if (holder === undefined || isRunning(holder) || holder.pid > 0) throw',
  },
  {
    // A journal is believed as it is.
    rows: ['X07'],
    file: 'export/src/checkpoint-text.ts',
    find: "if (hashOf(json) !== hash) throw unreadable(path, 'it was changed')",
    replace: '',
  },
  {
    // Another input goes on where the one before ended.
    rows: ['X07'],
    file: 'export/src/pull-refs.ts',
    find: 'if (inputHash() !== before?.inputHash) throw otherInput()',
    replace: '',
  },
  {
    // A message is asked for as often as its id is there.
    rows: ['X08'],
    file: 'export/src/pull-refs.ts',
    find: '    return ids.add(messageId)',
    replace: '    return ids.add(messageId) || true',
  },
  {
    // What is under way is given up at once.
    rows: ['X09', 'X10'],
    file: 'export/src/export-interactions.ts',
    find: '    }, graceMs)',
    replace: '    }, 0 * graceMs)',
  },
  {
    // All signals have one exit code.
    rows: ['X10'],
    file: 'cli/src/process-io.ts',
    find: '  return 128 + constants.signals[signal]',
    replace: '  return 128 + constants.signals[signal] - constants.signals[signal] + 2',
  },
  {
    // A reader that has gone is a failure.
    rows: ['X11'],
    file: 'cli/src/run-process.ts',
    find: "error.code === 'EPIPE' ? 0 : 1",
    replace: "error.code === 'EPIPE' ? 1 : 0",
  },
  {
    // Rows are written without waiting for the reader.
    rows: ['X12'],
    file: 'cli/src/export/stdout-sink.ts',
    find: "if (text !== '') await stdout.write(shown(text))",
    replace: "if (text !== '') void stdout.write(shown(text))",
  },
  {
    // Each message that was asked for is remembered as it is.
    rows: ['X13'],
    file: 'export/src/pull-refs.ts',
    find: '  const next = (): Promise<IteratorResult<PlacedRef, void>> => {',
    replace:
      '  const all: unknown[] = []\n  const next = (): Promise<IteratorResult<PlacedRef, void>> => {\n    all.push(new Uint8Array(1024).fill(1))',
  },
  {
    // Only what starts a cell is marked.
    rows: ['X14'],
    file: 'export/src/csv-cell.ts',
    find: String.raw`|[,;|\t\r\n"'][=+\-@＝＋－＠]/`,
    replace: '/',
  },
  {
    // A quotation mark in a cell is not doubled.
    rows: ['X15'],
    file: 'export/src/csv-cell.ts',
    find: `text.replaceAll('"', '""')`,
    replace: 'text',
  },
  {
    // What is known of each bad id is in a file of its name.
    rows: ['X16'],
    file: 'export/src/export-interactions.ts',
    find: '        failed.add(ref.position)\n',
    replace:
      "        failed.add(ref.position)\n        await (await import('node:fs/promises')).writeFile(ref.messageId.replaceAll(/[^A-Z]/g, 'x') + 'x', '')\n",
  },
  {
    // Twice the rate is kept.
    rows: ['X17'],
    file: 'core/src/client/pace/rate-lane.ts',
    find: 'const WINDOW_MS = 1020',
    replace: 'const WINDOW_MS = 900',
  },
  {
    // All of the quota is ours.
    rows: ['X19'],
    file: 'cli/src/program/options.ts',
    find: '.default(40)',
    replace: '.default(50)',
  },
  {
    // Whatever failed, all is well.
    rows: ['X20'],
    file: 'cli/src/export/report-export.ts',
    find: 'return counts.failed + counts.leftOut === 0 ? exitCodes.done : exitCodes.failed',
    replace: 'return exitCodes.done',
  },
  {
    // A refused key ends the export like any other failure: nothing says how to go on.
    rows: ['X21'],
    file: 'export/src/export-interactions.ts',
    find: 'error instanceof ApiError && (error.status === 401 || error.status === 403)',
    replace: 'error instanceof ApiError && error.status === 403',
  },
  {
    // What is exported is that of a day.
    rows: ['X26'],
    file: 'export/src/export-interactions.ts',
    find: '  const settings = { ...options.settings, ...format.settings }',
    replace:
      '  const day = String(Math.floor(Date.now() / 86_400_000))\n  const settings = { ...options.settings, ...format.settings, day }',
  },
  {
    // A refusal is believed at once.
    rows: ['X27'],
    file: 'export/src/replace-file.ts',
    find: "new Set(['EACCES', 'EBUSY', 'EPERM'])",
    replace: 'new Set([])',
  },
  {
    // Rows of any version are read as if they were of this one.
    rows: ['X28'],
    file: 'export/src/read-export.ts',
    find: 'if ((version as number) > SCHEMA_VERSION) {',
    replace: 'if ((version as number) > SCHEMA_VERSION + 1) {',
  },
]
