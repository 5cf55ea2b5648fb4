import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Config } from './config-file.ts'

/**
 * Writes the user's own settings, for nobody else to read: whole or not at all.
 *
 * @throws {@link Failure} when it cannot be written.
 */
export function writeConfig(path: string, config: Config): void {
  const half = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    rmSync(half, { force: true })
    writeFileSync(half, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    // The umask may have taken more than it should.
    chmodSync(half, 0o600)
    renameSync(half, path)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Failure(
      exitCodes.failed,
      `The file ${path} cannot be written (${code}).`,
      'Say where it may be in XDG_CONFIG_HOME, or set the variables instead: bird-interactions list --help',
    )
  }
}
