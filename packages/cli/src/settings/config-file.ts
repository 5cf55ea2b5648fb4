import { usageFailure } from '../failure.ts'
import { suggestion } from '../output/suggestion.ts'
import { FIELDS, type Field } from './places.ts'
import { readPrivateFile } from './private-file.ts'

/** The settings of one profile. */
export type Profile = Partial<Readonly<Record<Field, string>>>

/** The user's own settings. */
export interface Config {
  /** The profile that is used when none is named. */
  readonly defaultProfile?: string
  readonly profiles: Readonly<Record<string, Profile>>
}

const KEYS = ['defaultProfile', 'profiles']

/**
 * Reads the user's own settings.
 *
 * @returns `undefined` when there is no such file.
 * @throws {@link Failure} when others can read it, it is no JSON, or has what is no setting. It never holds a value.
 */
export async function readConfig(path: string): Promise<Config | undefined> {
  const text = readPrivateFile(path)
  if (text === undefined) return undefined
  return checked(await parse(text, path), path)
}

async function parse(text: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The words of JSON.parse repeat what stands there, which may be the key.
    const { locateJsonError } = await import('./locate-json-error.ts')
    const { line, column } = locateJsonError(text)
    throw usageFailure(
      `The file ${path} is no JSON: line ${line}, column ${column}.`,
      'Mend that place, or move the file away and write a new one: bird-interactions config init',
    )
  }
}

function checked(value: unknown, path: string): Config {
  const refuse = (problem: string): never => {
    throw usageFailure(
      `The file ${path} cannot be used: ${problem}`,
      'It looks like {"profiles":{"default":{"workspaceId":"…","channelId":"…","accessKey":"…"}}}.',
    )
  }
  const object = (inner: unknown, place: string, keys?: readonly string[]): object => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) {
      return refuse(`${place} is no object.`)
    }
    const unknown = Object.keys(inner).find((key) => keys?.includes(key) === false)
    if (unknown === undefined) return inner
    return refuse(
      `${place} has the unknown key ${JSON.stringify(unknown)}.${suggestion(unknown, keys ?? [])}`,
    )
  }
  const config = object(value, 'it', KEYS) as { defaultProfile?: unknown; profiles?: unknown }
  const profiles = object(config.profiles ?? {}, 'profiles')
  for (const [name, profile] of Object.entries(profiles)) {
    const place = `profiles.${name}`
    for (const [field, content] of Object.entries(object(profile, place, FIELDS))) {
      if (typeof content !== 'string') refuse(`${place}.${field} is no text.`)
    }
  }
  const { defaultProfile } = config
  if (defaultProfile === undefined) return { profiles: profiles as Config['profiles'] }
  if (typeof defaultProfile !== 'string') return refuse('defaultProfile is no text.')
  return { defaultProfile, profiles: profiles as Config['profiles'] }
}
