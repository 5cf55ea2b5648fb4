/** What went wrong with an export, for programs: a closed set. */
export type ExportErrorCode =
  /** A file is there, and nothing says what to do with it. */
  | 'output_exists'
  /** There is nothing to resume. */
  | 'nothing_to_resume'
  /** Another exporter is at work on the same files. */
  | 'locked'
  /** The journal is cut, changed, of a newer version, or none at all. */
  | 'unreadable_journal'
  /** The journal belongs to an export of something else. */
  | 'foreign_journal'
  /** The output is not what the journal vouches for. */
  | 'changed_output'
  /** A file cannot be read or written: no permission, no room, no such folder. */
  | 'file_failed'
  /** What is read is no export, or not one that this version can read. */
  | 'unreadable_export'

/**
 * An export cannot begin, go on or be read. Its message says what happened, why it is likely, and what to do next. What was
 * exported before is as the journal says.
 */
export class ExportError extends Error {
  readonly code: ExportErrorCode
  /** Which file, where it is about one. */
  declare readonly path?: string

  constructor(
    code: ExportErrorCode,
    message: string,
    options: { readonly path?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    if (options.path !== undefined) this.path = options.path
  }

  static {
    Object.defineProperty(this.prototype, 'name', { value: 'ExportError', configurable: true })
  }
}
