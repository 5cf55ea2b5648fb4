import { isAbsolute, join } from 'node:path'

/**
 * The file of the user's own settings: `bird-interactions/config.json` in `XDG_CONFIG_HOME`, or else in `.config` of the home
 * folder.
 *
 * @returns `undefined` where there is no home folder.
 */
export function configPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = env['XDG_CONFIG_HOME'] ?? ''
  const home = env['HOME'] || env['USERPROFILE']
  // The specification of these folders asks to ignore a relative one.
  const base = isAbsolute(folder) ? folder : home && join(home, '.config')
  return base ? join(base, 'bird-interactions', 'config.json') : undefined
}
