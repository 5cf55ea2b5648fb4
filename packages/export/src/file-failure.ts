import { ExportError } from './export-error.ts'

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOENT: 'its folder does not exist',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open on this computer',
  ENOSPC: 'no space is left there',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'it is as large as a file may be there',
  EIO: 'the disk failed',
}

/**
 * The failure of a file, in words.
 *
 * @param what What was to be done: `read the journal /exports/out.ndjson.journal`.
 */
export function fileFailure(error: unknown, what: string, path: string): ExportError {
  if (error instanceof ExportError) return error
  const { code = '', message = '' } = error as Partial<NodeJS.ErrnoException>
  const reason = REASONS[code] ?? (message === '' ? String(error) : message)
  return new ExportError(
    'file_failed',
    `Could not ${what}: ${reason}${code === '' ? '' : ` (${code})`}.`,
    { path, cause: error },
  )
}
