import { usageFailure } from '../../failure.ts'
import type { Io } from '../../io.ts'

/**
 * The access key that is to be kept: asked for at a terminal, where it does not show, or else all of standard input. Never an
 * argument.
 */
export async function readSecret(io: Io): Promise<string> {
  if (io.stdin.isTerminal) {
    if (io.ask !== undefined)
      return io.ask('Access key (it does not show while you type): ', 'hidden')
    throw usageFailure('Nobody can be asked for the access key: pass it through standard input.')
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}
