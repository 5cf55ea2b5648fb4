import { exitCodes } from './exit-codes.ts'
import { Failure } from './failure.ts'

/** Any error as a {@link Failure}, without a stack. */
export function unexpectedFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  return new Failure(
    exitCodes.failed,
    `Something unexpected went wrong: ${wordsOf(error)}`,
    'That is a fault of this command rather than yours: please report it, with the command and these words.',
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
