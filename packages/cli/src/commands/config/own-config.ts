import { usageFailure } from '../../failure.ts'
import type { Io } from '../../io.ts'
import { type Config, readConfig } from '../../settings/config-file.ts'
import { configPath } from '../../settings/config-path.ts'

/** The file of the user's own settings, and what it holds: nothing yet, if there is none. */
export async function ownConfig(
  io: Io,
): Promise<{ readonly path: string; readonly config: Config }> {
  const path = ownConfigPath(io)
  return { path, config: (await readConfig(path)) ?? { profiles: {} } }
}

/** @throws {@link Failure} when there is no home folder. */
export function ownConfigPath(io: Io): string {
  const path = configPath(io.env)
  if (path !== undefined) return path
  throw usageFailure(
    'There is no place for settings: neither XDG_CONFIG_HOME nor HOME is set.',
    'Set one of them to a folder of yours, or use variables and flags instead.',
  )
}
