import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { stackOf } from './stack-of.ts'
import { version } from './version.ts'

/** What went on when the command crashed. */
export interface Crash {
  readonly error: unknown
  /** The arguments; their values are left out. */
  readonly argv: readonly string[]
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string
}

/**
 * Writes what is needed to find a fault of the command into a file of the folder for temporary files that only the user can read.
 *
 * @returns Its path; `undefined` when it cannot be written.
 */
export function writeCrashReport({ error, argv, redact }: Crash): string | undefined {
  // Loaded here: nobody else should wait for it.
  const { randomUUID } = process.getBuiltinModule('node:crypto')
  const path = join(tmpdir(), `bird-interactions-crash-${randomUUID()}.txt`)
  const text = [
    `bird-interactions ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    `arguments, without their values: ${argv.flatMap(withoutValue).join(' ')}`,
    '',
    stackOf(error),
    '',
  ].join('\n')
  try {
    writeFileSync(path, redact(text), { mode: 0o600, flag: 'wx' })
    return path
  } catch {
    return undefined
  }
}

function withoutValue(argument: string, index: number): string[] {
  if (argument.startsWith('-')) return [argument.replace(/=.*$/s, '=…')]
  return [index === 0 && /^[a-z]{1,20}$/.test(argument) ? argument : '…']
}
