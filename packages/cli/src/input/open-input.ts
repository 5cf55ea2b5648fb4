import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { fileProblem } from './file-problem.ts'

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
    yield* createReadStream(resolve(io.cwd, file)) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new Failure(exitCodes.failed, `The file ${file} ${fileProblem(error)}.`)
  }
}
