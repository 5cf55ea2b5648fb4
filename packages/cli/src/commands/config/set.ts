import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { usageFailure } from '../../failure.ts'
import type { Io } from '../../io.ts'
import { say } from '../../output/say.ts'
import { suggestion } from '../../output/suggestion.ts'
import { type Field, FIELDS } from '../../settings/places.ts'
import { writeConfig } from '../../settings/write-config.ts'
import { changeProfile, profileOf } from './change-profile.ts'
import { checkedValue } from './checked-value.ts'
import { ownConfig } from './own-config.ts'
import { readSecret } from './read-secret.ts'

/** The flags of `config set`. */
export interface SetFlags {
  readonly profile?: readonly string[] | undefined
}

/** Keeps a setting in a profile, or which profile is used when none is named. */
export async function set(
  name: string,
  value: string | undefined,
  flags: SetFlags,
  io: Io,
): Promise<ExitCode> {
  const { path, config } = await ownConfig(io)
  if (name === 'defaultProfile') {
    const known = Object.keys(config.profiles)
    if (value === undefined || !known.includes(value)) {
      throw usageFailure(
        `defaultProfile needs the name of a profile.${suggestion(value ?? '', known)}`,
        known.length === 0
          ? 'There are none yet: bird-interactions config init'
          : `Known are: ${known.join(', ')}.`,
      )
    }
    writeConfig(path, { ...config, defaultProfile: value })
    await say(io, `The profile "${value}" is used when none is named.`)
    return exitCodes.done
  }
  const field = fieldNamed(name)
  const profile = profileOf(config, flags.profile)
  const text = await valueOf(field, value, io)
  const kept = checkedValue(field, text, field === 'accessKey' ? 'The access key' : `The ${field}`)
  writeConfig(path, changeProfile(config, profile, { [field]: kept }))
  await say(io, `Kept ${field} in the profile "${profile}" of ${path}.`)
  return exitCodes.done
}

function fieldNamed(name: string): Field {
  const field = FIELDS.find((known) => known === name)
  if (field !== undefined) return field
  const known = [...FIELDS, 'defaultProfile']
  throw usageFailure(
    `There is no such setting.${suggestion(name, known)}`,
    `Known are: ${known.join(', ')}.`,
  )
}

async function valueOf(field: Field, value: string | undefined, io: Io): Promise<string> {
  if (field !== 'accessKey') {
    if (value !== undefined) return value
    throw usageFailure(`${field} needs a value: bird-interactions config set ${field} <value>`)
  }
  if (value === undefined) return readSecret(io)
  throw usageFailure(
    'The access key is never an argument: others see arguments in the list of processes, and the shell remembers them.',
    'Leave it out, and you are asked for it; or pass it through standard input: bird-interactions config set accessKey < <path>',
    'If it was a real key, take it out of the history of the shell and replace it.',
  )
}
