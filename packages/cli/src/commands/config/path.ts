import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { ownConfigPath } from './own-config.ts'

/** Prints where the user's own settings are, whether or not there are any. */
export async function path(io: Io): Promise<ExitCode> {
  await io.stdout.write(`${ownConfigPath(io)}\n`)
  return exitCodes.done
}
