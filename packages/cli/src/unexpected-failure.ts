import { exitCodes } from './exit-codes.ts'
import { Failure } from './failure.ts'

/**
 * Any error as a {@link Failure}, without a stack.
 *
 * @param report Writes what is needed to find the fault, and tells where that is.
 */
export function unexpectedFailure(error: unknown, report: () => string | undefined): Failure {
  if (error instanceof Failure) return error
  const path = report()
  return new Failure(
    exitCodes.failed,
    `Something unexpected went wrong: ${wordsOf(error)}`,
    'That is a fault of this command rather than yours.',
    path === undefined
      ? 'Please report it, with the command and these words.'
      : `Please report it, with this file, which holds no access key: ${path}`,
  )
}

/** The words of anything that was thrown, on whatever it is. */
export function wordsOf(error: unknown): string {
  try {
    return error instanceof Error && error.message !== '' ? error.message : String(error)
  } catch {
    return 'an error without words'
  }
}
