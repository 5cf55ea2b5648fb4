import { type Config, type Profile } from '../../settings/config-file.ts'

/** The profile that is meant when none is named. */
export function profileOf(config: Config, names: readonly string[] | undefined): string {
  return names?.at(-1) ?? config.defaultProfile ?? 'default'
}

/** The settings with these of a profile instead of those that it had. The first profile is the one used when none is named. */
export function changeProfile(config: Config, name: string, changes: Profile): Config {
  const profiles = Object.entries(config.profiles).filter(([other]) => other !== name)
  const own = Object.hasOwn(config.profiles, name) ? config.profiles[name] : {}
  return {
    defaultProfile: config.defaultProfile ?? (profiles.length === 0 ? name : 'default'),
    profiles: Object.fromEntries([...profiles, [name, { ...own, ...changes }]]),
  }
}
