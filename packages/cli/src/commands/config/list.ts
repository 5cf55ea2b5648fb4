import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import type { Io } from '../../io.ts'
import { toJson } from '../../output/json.ts'
import { NOTHING } from '../../output/table/cell.ts'
import { createTable } from '../../output/table/table.ts'
import { terminalWidth } from '../../output/terminal-width.ts'
import { type Field, FIELDS, PLACES } from '../../settings/places.ts'
import type { RequestFlags } from '../../settings/request-settings.ts'
import { findSetting, type Setting } from '../../settings/setting.ts'
import { readSources, type Sources } from '../../settings/sources.ts'

/** The flags of `config list`. */
export interface ListConfigFlags extends RequestFlags {
  readonly json?: boolean | undefined
}

/** Says for each setting what a request would use, and where that comes from. The key is not shown. */
export async function listConfig(flags: ListConfigFlags, io: Io): Promise<ExitCode> {
  const sources = await readSources(flags, io)
  const settings = [
    { setting: 'profile', value: sources.profile?.name, source: sources.profile?.source },
    ...FIELDS.map((field) => ({ setting: field, ...settingOf(field, flags, sources) })),
  ]
  await io.stdout.write(
    flags.json === true
      ? `${toJson(settings, 2)}\n`
      : createTable(COLUMNS, { width: terminalWidth(io.stdout), giveWay: [['FROM', 20]] }).lines(
          settings.map(({ setting, value, source }) => [
            setting,
            value ?? NOTHING,
            source ?? 'not set',
          ]),
        ),
  )
  return exitCodes.done
}

const COLUMNS = [
  { name: 'SETTING' },
  { name: 'VALUE' },
  { name: 'FROM', cutFrom: 'start' },
] as const

function settingOf(field: Field, flags: RequestFlags, sources: Sources): Partial<Setting> {
  if (field === 'accessKey') {
    const { flag } = PLACES.accessKey
    if (flags.accessKeyFile !== undefined) return { value: MASKED, source: flag }
    const found = findSetting(PLACES.accessKey, undefined, sources)
    return found === undefined ? {} : { value: MASKED, source: found.source }
  }
  const found = findSetting(PLACES[field], flags[field], sources)
  if (found !== undefined || field !== 'baseUrl') return found ?? {}
  return { value: 'https://api.bird.com', source: 'the default' }
}

/** Not even its length or its last letters. */
const MASKED = '[access key]'
