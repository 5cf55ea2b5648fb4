import { usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'

/** A value that somebody set, and where: `--workspace-id`, `BIRD_WORKSPACE_ID`. */
export interface Setting {
  readonly value: string
  readonly source: string
}

/** Where a setting can come from: the flag wins over the variable. */
export interface SettingPlaces {
  /** What it is, for a person: `The workspace`. */
  readonly label: string
  readonly flag: string
  readonly variable: string
}

/** Reads a setting; `undefined` when it is not set. A variable that is empty counts as not set. */
export function optionalSetting(
  places: SettingPlaces,
  flagValue: string | undefined,
  env: Io['env'],
): Setting | undefined {
  if (flagValue !== undefined) {
    if (flagValue === '') throw usageFailure(`${places.flag} is empty.`)
    return { value: flagValue, source: places.flag }
  }
  const value = env[places.variable]
  return value === undefined || value === '' ? undefined : { value, source: places.variable }
}

/** @throws {@link Failure} that names the flag and the variable when it is not set. */
export function requiredSetting(
  places: SettingPlaces,
  flagValue: string | undefined,
  env: Io['env'],
): Setting {
  const setting = optionalSetting(places, flagValue, env)
  if (setting !== undefined) return setting
  const empty = env[places.variable] === '' ? ` (${places.variable} is there, but empty)` : ''
  throw usageFailure(
    `${places.label} is not set${empty}.`,
    `Pass ${places.flag} <uuid>, or set ${places.variable}.`,
  )
}
