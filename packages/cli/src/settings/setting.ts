import { usageFailure } from '../failure.ts'
import { PLACES, type SettingPlaces } from './places.ts'
import { SAFE_WAYS } from './safe-ways.ts'
import type { Sources } from './sources.ts'

/** A value that somebody set, and where: `--workspace-id`, `BIRD_WORKSPACE_ID`, `the profile "default" of …`. */
export interface Setting {
  readonly value: string
  readonly source: string
}

/**
 * Finds a setting: the flag wins over the variable of the environment, that over the variable of the file of `--env-file`, that
 * over the profile. The one place that knows this order.
 *
 * @returns `undefined` when it is set nowhere.
 * @throws {@link Failure} when it is set to nothing: somebody meant to set it.
 */
export function findSetting(
  places: SettingPlaces,
  flagValue: string | undefined,
  { env, envFile, profile }: Sources,
): Setting | undefined {
  const { flag, variable, field } = places
  const found =
    settingAt(flag, flagValue) ??
    settingAt(variable, env[variable]) ??
    settingAt(`${variable} in ${envFile?.path}`, envFile?.values[variable]) ??
    settingAt(`${field} in ${profile?.source}`, profile?.values[field])
  if (found?.value !== '') return found
  throw usageFailure(`${found.source} is empty: give it a value, or leave it out.`, ...ways(places))
}

/** @throws {@link Failure} that says how to set it, when it is set nowhere. */
export function requireSetting(
  places: SettingPlaces,
  flagValue: string | undefined,
  sources: Sources,
): Setting {
  const setting = findSetting(places, flagValue, sources)
  if (setting !== undefined) return setting
  throw usageFailure(`${places.label} is not set.`, ...ways(places))
}

function settingAt(source: string, value: string | undefined): Setting | undefined {
  return value === undefined ? undefined : { value, source }
}

function ways({ flag, variable, field }: SettingPlaces): readonly string[] {
  if (field === 'accessKey') return SAFE_WAYS
  const example = flag === PLACES.baseUrl.flag ? '<url>' : '<uuid>'
  return [
    `Pass ${flag} ${example}, or set ${variable}.`,
    'To set it once and for all: bird-interactions config init',
  ]
}
