import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { usageFailure } from '../../failure.ts'
import type { Io } from '../../io.ts'
import { say } from '../../output/say.ts'
import { readAccessKey } from '../../settings/access-key.ts'
import type { Profile } from '../../settings/config-file.ts'
import { type Field, PLACES } from '../../settings/places.ts'
import type { RequestFlags } from '../../settings/request-settings.ts'
import { writeConfig } from '../../settings/write-config.ts'
import { changeProfile, profileOf } from './change-profile.ts'
import { checkedValue } from './checked-value.ts'
import { ownConfig } from './own-config.ts'
import { readSecret } from './read-secret.ts'

/** Keeps all that a request needs in a profile: what no flag gives is asked for. */
export async function init(flags: RequestFlags, io: Io): Promise<ExitCode> {
  const { path, config } = await ownConfig(io)
  const name = profileOf(config, flags.profile)
  const ask = async (field: Field, question: string): Promise<string> => {
    const { label, flag } = PLACES[field]
    const given = field === 'accessKey' ? undefined : flags[field]
    if (given !== undefined) return checkedValue(field, given, flag)
    if (!io.stdin.isTerminal || io.ask === undefined) {
      throw usageFailure(
        `${label} is not given, and nobody can be asked: standard input is no terminal.`,
        `Pass ${flag} <uuid>.`,
      )
    }
    return checkedValue(field, await io.ask(question), label)
  }
  const ids = {
    workspaceId: await ask('workspaceId', 'Workspace id (a UUID): '),
    channelId: await ask('channelId', 'Channel id (a UUID; the channel that you send through): '),
  }
  const key =
    flags.accessKeyFile === undefined
      ? await readSecret(io)
      : (await readAccessKey(flags.accessKeyFile, { env: {} }, io)).value
  const profile: Profile = {
    ...ids,
    ...(flags.baseUrl === undefined
      ? {}
      : { baseUrl: checkedValue('baseUrl', flags.baseUrl, '--base-url') }),
    accessKey: checkedValue('accessKey', key, 'The access key'),
  }
  writeConfig(path, changeProfile(config, name, profile))
  const named = flags.profile === undefined ? '' : ` --profile ${name}`
  await say(
    io,
    `Kept in the profile "${name}" of ${path}, which only you can read.`,
    `Next, to see whether it works: bird-interactions doctor${named}`,
  )
  return exitCodes.done
}
