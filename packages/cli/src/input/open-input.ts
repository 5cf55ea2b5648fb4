import { close, open, read } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { fileProblem } from './file-problem.ts'

const CHUNK_BYTES = 64 * 1024

/**
 * The bytes of a file, or of standard input for `-`.
 *
 * @throws {@link Failure} while reading, when the file cannot be read.
 */
export async function* openInput(
  file: string,
  io: Io,
): AsyncGenerator<Uint8Array | string, void, void> {
  if (file === '-') {
    yield* io.stdin
    return
  }
  try {
    yield* bytesOf(resolve(io.cwd, file))
  } catch (error) {
    throw new Failure(exitCodes.failed, `The file ${file} ${fileProblem(error)}.`)
  }
}

/** By the plain calls: a stream takes longer to get ready than most files take to read. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array, void, void> {
  const descriptor = await promisify(open)(path, 'r')
  try {
    for (;;) {
      const { bytesRead, buffer } = await promisify(read)(
        descriptor,
        Buffer.allocUnsafeSlow(CHUNK_BYTES),
        0,
        CHUNK_BYTES,
        null,
      )
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await promisify(close)(descriptor)
  }
}
