import { rename } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** A virus scanner, an indexer or a network file system holds a file for a moment: Windows and NFS refuse with these. */
const PASSING: ReadonlySet<string | undefined> = new Set(['EACCES', 'EBUSY', 'EPERM'])

/** How long to wait before each further attempt, in milliseconds. */
const PAUSES_MS = [10, 20, 50, 100, 200, 400, 800]

/** What {@link replaceFile} renames and waits with. */
export interface Replacing {
  readonly rename: (from: string, to: string) => Promise<void>
  readonly pause: (milliseconds: number) => Promise<unknown>
}

/**
 * Puts a file in the place of another at once. What is refused for a moment is tried again, for a second and a half.
 *
 * @throws The last refusal.
 */
export async function replaceFile(
  from: string,
  to: string,
  { rename: move, pause }: Replacing = { rename, pause: setTimeout },
): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      await move(from, to)
      return
    } catch (error) {
      if (!PASSING.has((error as NodeJS.ErrnoException).code)) throw error
      await pause(pauseMs)
    }
  }
  await move(from, to)
}
