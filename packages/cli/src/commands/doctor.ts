import { type Check, skipped, worstExitCode } from '../doctor/check.ts'
import { checkChannels, checkNode } from '../doctor/check-installation.ts'
import { checkNetwork } from '../doctor/check-network.ts'
import { type CheckedRequest, checkRequest } from '../doctor/check-request.ts'
import { type CheckedSettings, checkSettings } from '../doctor/check-settings.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { escapeForTerminal } from '../output/escape-for-terminal.ts'
import { toJson } from '../output/json.ts'
import { paintFor } from '../output/paint.ts'
import type { RequestFlags } from '../settings/request-settings.ts'

/** The flags of `doctor`. */
export interface DoctorFlags extends RequestFlags {
  readonly json?: boolean | undefined
  readonly plugin?: readonly string[] | undefined
}

/** Tries all that a request needs, one thing after the other, and says of each what to do. */
export async function doctor(flags: DoctorFlags, io: Io): Promise<ExitCode> {
  const settings = await checkSettings(flags, io)
  const request = await tryRequest(settings, io)
  const checks = [
    checkNode(process.versions.node),
    await checkChannels(flags.plugin ?? [], io),
    ...settings.checks,
    ...(await checkNetwork(settings.baseUrl?.value ?? 'https://api.bird.com', io.env)),
    ...request.checks,
  ]
  const exitCode = worstExitCode(checks)
  const next = exitCode === exitCodes.done ? nextCommand(request, flags) : undefined
  await io.stdout.write(
    flags.json === true
      ? `${toJson({ ok: exitCode === exitCodes.done, exitCode, checks, next }, 2)}\n`
      : describe(checks, next, io),
  )
  return exitCode
}

async function tryRequest(settings: CheckedSettings, io: Io): Promise<CheckedRequest> {
  const { workspaceId, channelId, accessKey, baseUrl } = settings
  if (workspaceId === undefined || channelId === undefined || accessKey === undefined) {
    const why = 'a setting is missing'
    return { checks: [skipped('request', why), skipped('clock', why)] }
  }
  return checkRequest({ workspaceId, channelId, accessKey, baseUrl }, io)
}

/** The command that shows interactions, with the settings that this one was given. */
function nextCommand({ messageId = '<messageId>' }: CheckedRequest, flags: DoctorFlags): string {
  const [profile] = flags.profile ?? []
  return `bird-interactions list ${messageId}${profile === undefined ? '' : ` --profile ${profile}`}`
}

function describe(checks: readonly Check[], next: string | undefined, { stdout }: Io): string {
  const paint = paintFor(stdout.hasColors ?? false)
  const width = Math.max(...checks.map(({ name }) => name.length))
  const tones = { ok: 'header', failed: 'failure', skipped: 'faint' } as const
  const lines = checks.flatMap(({ name, state, found, advice }) => [
    `${paint[tones[state]](state.padEnd('skipped'.length))}  ${name.padEnd(width)}  ${escapeForTerminal(found)}`,
    ...advice.map(
      (line) => `${' '.repeat('skipped'.length + width + 4)}${escapeForTerminal(line)}`,
    ),
  ])
  const end =
    next === undefined
      ? 'Not all is well: each line that failed says what to do.'
      : `All is well. Next: ${next}`
  return `${[...lines, '', end].join('\n')}\n`
}
