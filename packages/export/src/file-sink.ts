import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

import { ExportError } from './export-error.ts'
import { fileFailure } from './file-failure.ts'
import type { Sink } from './sink.ts'
import { syncFolder } from './sync-folder.ts'

/** Settings of {@link createFileSink}. */
export interface FileSinkOptions {
  /** Makes no file before there is something to write. Default false. */
  readonly lazy?: boolean | undefined
  /** A new export adds to what is there, instead of replacing it. Default false. */
  readonly append?: boolean | undefined
}

const LINE_FEED = 0x0a

/**
 * A file as a sink. What was written lasts once `flush` has resolved.
 *
 * @throws {@link ExportError} with code `file_failed`, from each of its functions: no permission, no room.
 */
export function createFileSink(
  path: string,
  { lazy = false, append = false }: FileSinkOptions = {},
): Sink {
  let file: FileHandle | undefined
  let length = 0
  let isNew = false

  const openFile = async (): Promise<FileHandle> => {
    try {
      return await open(path, 'r+')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      isNew = true
      return open(path, 'wx+')
    }
  }
  const cut = async (opened: FileHandle, vouched: number | undefined): Promise<void> => {
    const { size } = await opened.stat()
    length = vouched ?? (append ? size : 0)
    if (length > size) throw shorter(path, length, size)
    if (length > 0) {
      const { buffer } = await opened.read(Buffer.alloc(1), 0, 1, length - 1)
      if (buffer[0] !== LINE_FEED) throw otherLines(path, vouched)
    }
    if (size > length) {
      await opened.truncate(length)
      await opened.sync()
    }
  }

  return {
    open: async (vouched) => {
      try {
        if (lazy && (vouched ?? 0) === 0 && (await isMissing(path))) return
        file = await openFile()
        await cut(file, vouched)
      } catch (error) {
        throw fileFailure(error, `open ${path}`, path)
      }
    },
    write: async (text) => {
      if (text === '') return
      try {
        file ??= await openFile()
        const bytes = Buffer.from(text)
        for (let done = 0; done < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, done, bytes.length - done, length + done)
          done += bytesWritten
        }
        length += bytes.length
      } catch (error) {
        throw fileFailure(error, `write to ${path} after ${length} bytes`, path)
      }
    },
    flush: async () => {
      try {
        await file?.sync()
        if (isNew) await syncFolder(dirname(path))
        isNew = false
        return length
      } catch (error) {
        throw fileFailure(error, `make what was written to ${path} last`, path)
      }
    },
    close: async () => {
      await file?.close()
      file = undefined
    },
  }
}

async function isMissing(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r+')
    await file.close()
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    throw error
  }
}

function shorter(path: string, vouched: number, size: number): ExportError {
  return new ExportError(
    'changed_output',
    `${path} has ${size} bytes, and its journal vouches for ${vouched}: something else has changed it. Put it back as it was, or export anew.`,
    { path },
  )
}

function otherLines(path: string, vouched: number | undefined): ExportError {
  return new ExportError(
    'changed_output',
    vouched === undefined
      ? `${path} does not end with a line break: its last line may be cut off, and nothing can be added to it. Look at its end, or export to another file.`
      : `${path} has no line break where its journal says that a line ends: something else has changed it. Put it back as it was, or export anew.`,
    { path },
  )
}
