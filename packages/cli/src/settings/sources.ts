import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import { fileProblem } from '../input/file-problem.ts'
import type { Io } from '../io.ts'
import { suggestion } from '../output/suggestion.ts'
import { type Config, type Profile, readConfig } from './config-file.ts'
import { configPath } from './config-path.ts'
import { PROFILE_VARIABLE } from './places.ts'

/** The flags that say where settings come from. */
export interface SourceFlags {
  readonly envFile?: string | undefined
  /** Each `--profile` that was given. */
  readonly profile?: readonly string[] | undefined
}

/** All that settings can come from, but their own flags. */
export interface Sources {
  readonly env: Io['env']
  /** The file of `--env-file`, with its variables. */
  readonly envFile?: { readonly path: string; readonly values: NodeJS.Dict<string> } | undefined
  /** The profile in use. */
  readonly profile?:
    | { readonly name: string; readonly source: string; readonly values: Profile }
    | undefined
}

/**
 * Reads the files that settings come from. A `.env` is read only when `--env-file` names it: whoever stands in a foreign folder
 * would ask with somebody else's settings.
 *
 * @throws {@link Failure} when one cannot be read, or the profile does not exist.
 */
export async function readSources(flags: SourceFlags, io: Io): Promise<Sources> {
  const { env } = io
  const envFile = flags.envFile === undefined ? undefined : readEnvFile(flags.envFile, io)
  const path = configPath(env)
  const config = path === undefined ? undefined : await readConfig(path)
  const named = profileNamed(flags, env, envFile)
  return { env, envFile, profile: chooseProfile(named, config, path) }
}

function readEnvFile(path: string, io: Io): NonNullable<Sources['envFile']> {
  try {
    return { path, values: parseEnv(readFileSync(resolve(io.cwd, path), 'utf8')) }
  } catch (error) {
    throw new Failure(exitCodes.failed, `The file ${path} of --env-file ${fileProblem(error)}.`)
  }
}

interface NamedProfile {
  readonly name: string
  /** Where the name came from. */
  readonly by: string
}

function profileNamed(
  { profile = [] }: SourceFlags,
  env: Io['env'],
  envFile: Sources['envFile'],
): NamedProfile | undefined {
  const names = [...new Set(profile)]
  if (names.length > 1) {
    throw usageFailure(
      `--profile names ${names.map((name) => JSON.stringify(name)).join(' and ')}: only one can be used.`,
    )
  }
  const [flag] = names
  const places: readonly (readonly [by: string, name: string | undefined])[] = [
    ['--profile', flag],
    [PROFILE_VARIABLE, env[PROFILE_VARIABLE]],
    [`${PROFILE_VARIABLE} in ${envFile?.path}`, envFile?.values[PROFILE_VARIABLE]],
  ]
  const [by, name] = places.find(([, value]) => value !== undefined) ?? []
  if (name === undefined || by === undefined) return undefined
  if (name === '') throw usageFailure(`${by} is empty: name a profile, or leave it out.`)
  return { name, by }
}

const DEFAULT_PROFILE = 'default'

function chooseProfile(
  named: NamedProfile | undefined,
  config: Config | undefined,
  path: string | undefined,
): Sources['profile'] {
  const profiles = config?.profiles ?? {}
  const byFile =
    config?.defaultProfile === undefined
      ? undefined
      : { name: config.defaultProfile, by: `defaultProfile in ${path}` }
  const wanted = named ?? byFile
  const name = wanted?.name ?? DEFAULT_PROFILE
  const values = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (values !== undefined) {
    return { name, source: `the profile ${JSON.stringify(name)} of ${path}`, values }
  }
  if (wanted === undefined) return undefined
  const known = Object.keys(profiles)
  throw usageFailure(
    `${wanted.by} names the profile ${JSON.stringify(name)}, which does not exist.${suggestion(name, known)}`,
    known.length === 0
      ? `There are no profiles in ${path ?? 'a home folder: neither XDG_CONFIG_HOME nor HOME is set'}.`
      : `Known are: ${known.join(', ')}.`,
    `To make it: bird-interactions config init --profile ${/^[\w-]+$/.test(name) ? name : '<name>'}`,
  )
}
