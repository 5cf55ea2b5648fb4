import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { formatCheckpoint, parseCheckpoint } from './checkpoint-text.ts'
import { fileFailure } from './file-failure.ts'
import type { Journal } from './journal.ts'
import { replaceFile } from './replace-file.ts'
import { syncFolder } from './sync-folder.ts'

/**
 * A journal in a file of its own. A checkpoint is written to a temporary file beside it, made to last, and takes the place of
 * the one before: whatever happens, one of the two is there, whole.
 *
 * @throws {@link ExportError} when a file cannot be read or written, or is no journal.
 */
export function createFileJournal(path: string): Journal {
  const temporary = `${path}.tmp`
  return {
    read: async () => {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw fileFailure(error, `read the journal ${path}`, path)
      }
      return parseCheckpoint(text, path)
    },
    write: async (checkpoint) => {
      try {
        const file = await open(temporary, 'w')
        try {
          await file.writeFile(formatCheckpoint(checkpoint))
          await file.sync()
        } finally {
          await file.close()
        }
        await replaceFile(temporary, path)
        await syncFolder(dirname(path))
      } catch (error) {
        throw fileFailure(error, `write the journal ${path}`, path)
      }
    },
  }
}
