import { promises } from 'node:fs'
import { resolve } from 'node:path'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import { fileProblem } from '../input/file-problem.ts'
import type { Io } from '../io.ts'
import { PLACES } from './places.ts'
import { findSetting, type Setting } from './setting.ts'
import { SAFE_WAYS } from './safe-ways.ts'
import type { Sources } from './sources.ts'

const ACCESS_KEY_FLAG = PLACES.accessKey.flag

/**
 * The access key: from the file that the flag names (`-` is standard input), or else from where other settings come from. Line
 * breaks at its end are not part of it. Nothing that is said afterwards holds it.
 *
 * @throws {@link Failure} when there is none. It never holds the key.
 */
export async function readAccessKey(
  file: string | undefined,
  sources: Sources,
  io: Io,
): Promise<Setting> {
  const setting =
    file === undefined
      ? findSetting(PLACES.accessKey, undefined, sources)
      : { value: await readKeyFile(file, io), source: ACCESS_KEY_FLAG }
  if (setting === undefined) throw usageFailure('The access key is not set.', ...SAFE_WAYS)
  const value = setting.value.replace(/[\r\n]+$/, '')
  io.hide?.(value)
  if (value !== '') return { ...setting, value }
  if (file === '-') throw usageFailure('No access key came through standard input: it is empty.')
  throw usageFailure(
    `${file === undefined ? setting.source : `The file that ${ACCESS_KEY_FLAG} names`} is empty.`,
    ...SAFE_WAYS,
  )
}

async function readKeyFile(file: string, io: Io): Promise<string> {
  if (file !== '-') return promises.readFile(resolve(io.cwd, file), 'utf8').catch(refuseFile(file))
  if (io.stdin.isTerminal) {
    throw usageFailure(
      'Standard input is a terminal, which would show the access key while you type it.',
      ...SAFE_WAYS,
    )
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

/** A key that was passed in place of a path must not be repeated on the screen. */
const MAYBE_A_KEY = /^[A-Za-z0-9_-]{16,}$/

function refuseFile(file: string): (error: unknown) => never {
  return (error) => {
    const named = MAYBE_A_KEY.test(file) ? '' : ` ${file}`
    throw new Failure(
      exitCodes.failed,
      `The access key file${named} ${fileProblem(error)}.`,
      `${ACCESS_KEY_FLAG} takes the path of a file that holds the key and nothing else, not the key itself.`,
    )
  }
}
