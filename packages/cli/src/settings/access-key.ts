import { promises } from 'node:fs'
import { resolve } from 'node:path'

import { exitCodes } from '../exit-codes.ts'
import { Failure, usageFailure } from '../failure.ts'
import { fileProblem } from '../input/file-problem.ts'
import type { Io } from '../io.ts'
import type { Setting } from './setting.ts'

/** The variable that holds the access key. */
const ACCESS_KEY_VARIABLE = 'BIRD_ACCESS_KEY'

/** The flag that names a file with the access key. */
const ACCESS_KEY_FLAG = '--access-key-file'

/** How to give the access key without anyone else seeing it. */
export const SAFE_WAYS = [
  `Give it in the variable ${ACCESS_KEY_VARIABLE}   (bash: read -rs ${ACCESS_KEY_VARIABLE} && export ${ACCESS_KEY_VARIABLE}),`,
  `in a file that only you can read          ${ACCESS_KEY_FLAG} <path>,`,
  `or through standard input                 ${ACCESS_KEY_FLAG} -`,
] as const

/**
 * The access key: from the file that the flag names (`-` is standard input), or else from the variable. Line breaks at its
 * end are not part of it.
 *
 * @throws {@link Failure} when there is none. It never holds the key.
 */
export async function readAccessKey(file: string | undefined, io: Io): Promise<Setting> {
  const setting =
    file === undefined
      ? { value: io.env[ACCESS_KEY_VARIABLE] ?? '', source: ACCESS_KEY_VARIABLE }
      : { value: await readKeyFile(file, io), source: ACCESS_KEY_FLAG }
  const value = setting.value.replace(/[\r\n]+$/, '')
  if (value !== '') return { ...setting, value }
  if (file === '-') throw usageFailure('No access key came through standard input: it is empty.')
  if (file !== undefined) throw usageFailure(`The file that ${ACCESS_KEY_FLAG} names is empty.`)
  throw usageFailure('The access key is not set.', ...SAFE_WAYS)
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
