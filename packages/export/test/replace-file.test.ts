import { describe, expect, test } from 'vitest'

import { replaceFile } from '../src/replace-file.ts'

/** A file system that refuses so often, and what was waited for. */
function refusing(code: string, times: number) {
  const pauses: number[] = []
  let attempts = 0
  return {
    pauses,
    attempts: () => attempts,
    rename: async () => {
      attempts += 1
      if (attempts <= times) throw Object.assign(new Error('refused'), { code })
    },
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
  }
}

describe('putting a file in the place of another', () => {
  test.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again while %s refuses it', async (code) => {
    const files = refusing(code, 7)
    await replaceFile('from', 'to', files)
    expect(files.attempts()).toBe(8)
    expect(files.pauses).toEqual([10, 20, 50, 100, 200, 400, 800])
  })

  test('is given up in the end, with the last refusal', async () => {
    const files = refusing('EBUSY', 100)
    await expect(replaceFile('from', 'to', files)).rejects.toMatchObject({ code: 'EBUSY' })
    expect(files.attempts()).toBe(8)
  })

  test('is not tried again when it cannot get better', async () => {
    const files = refusing('ENOSPC', 1)
    await expect(replaceFile('from', 'to', files)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(files.pauses).toEqual([])
  })
})
