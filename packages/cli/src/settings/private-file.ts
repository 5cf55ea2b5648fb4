import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { fileProblem } from '../input/file-problem.ts'

/** What others may do with a file. */
const OTHERS = 0o077

const ABSENT: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR'])

/**
 * Reads a file that nobody else may read or own. It looks at what the path leads to, so a link is no way around; and at the file that it has
 * open, so nobody can exchange it in between. On Windows the owner and the rights are not looked at.
 *
 * @returns `undefined` when there is no such file.
 * @throws {@link Failure} with the command that mends it.
 */
export function readPrivateFile(path: string): string | undefined {
  let descriptor: number
  try {
    // A pipe in the place of the file must not be waited for.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    if (ABSENT.has((error as NodeJS.ErrnoException).code)) return undefined
    throw new Failure(exitCodes.failed, `The file ${path} ${fileProblem(error)}.`)
  }
  try {
    refuseShared(path, fstatSync(descriptor))
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}

function refuseShared(path: string, stats: Stats): void {
  if (!stats.isFile()) throw new Failure(exitCodes.failed, `${path} is no file.`)
  // Windows has no such user.
  const user = process.getuid?.()
  if (user === undefined) return
  if (stats.uid !== user && stats.uid !== 0) {
    throw new Failure(
      exitCodes.failed,
      `The file ${path} belongs to somebody else (user ${stats.uid}), who can change it.`,
      `Make it your own: cp ${path} ${path}.own && mv ${path}.own ${path}`,
    )
  }
  if ((stats.mode & OTHERS) === 0) return
  throw new Failure(
    exitCodes.failed,
    `The file ${path} can be read by others (${(stats.mode & 0o777).toString(8)}), and it may hold a key.`,
    `Keep it to yourself: chmod 600 ${path}`,
    'If it holds a key that others may have seen, replace the key.',
  )
}
