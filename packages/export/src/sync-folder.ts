import { open } from 'node:fs/promises'

/** Makes the names in a folder last. Where a folder cannot be opened for that, as on Windows, its file system sees to it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
