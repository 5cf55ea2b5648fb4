import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  createCsvFormat,
  exportInteractions,
  type ExportOptions,
  exportPaths,
  type ExportReport,
  type ExportFilesOptions,
  openExportFiles,
} from '@bird-interactions/export'
import { describe, expect, test } from 'vitest'

import { channelId, channels, readAll } from './support/rows.ts'
import { bird, folder, idOf, refs, sortedLines } from './support/world.ts'

/** One run of an export to a file. */
async function run(
  path: string,
  options: Pick<ExportOptions, 'client' | 'refs'> & Partial<ExportOptions> & ExportFilesOptions,
): Promise<ExportReport> {
  const files = await openExportFiles(path, options)
  try {
    return await exportInteractions({ ...files, checkpointEveryMs: 0, ...options })
  } finally {
    await files.close()
  }
}

const numbersOf = (path: string): string[] =>
  sortedLines(path).map((line) => (JSON.parse(line) as { id: string }).id)

describe('an export', () => {
  test('asks for each message once, and writes a row for each interaction', async () => {
    const path = join(folder(), 'out.ndjson')
    const { client, asked } = bird()
    const report = await run(path, { client, refs: [...refs(50), ...refs(10, 20), ...refs(5, 50)] })
    expect(report).toEqual({
      ended: 'complete',
      counts: {
        messages: 55,
        interactions: 82,
        failed: 0,
        duplicates: 10,
        leftOut: 0,
        possiblyTruncated: 0,
      },
    })
    expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 55 }, (_, index) => index))
    const rows = await readAll([readFileSync(path)])
    expect(rows).toHaveLength(82)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(82)
    expect(
      rows.every(({ messageId, recipient }) => messageId !== '' && recipient === '+12025550105'),
    ).toBe(true)
    expect(existsSync(exportPaths(path).failures)).toBe(false)
    expect(existsSync(exportPaths(path).leftOut)).toBe(false)
    expect(existsSync(exportPaths(path).lock)).toBe(false)
  })

  test('lists what failed apart, and asks for that again alone', async () => {
    const path = join(folder(), 'out.ndjson')
    let works = false
    const { client, asked } = bird((number) =>
      !works && number % 10 === 3 ? { status: 404 } : undefined,
    )
    const input = [{ channelId, messageId: 'no id', line: 7 }, ...refs(40)]
    const first = await run(path, { client, refs: input })
    expect(first.ended).toBe('complete')
    expect(first.counts).toMatchObject({ messages: 36, failed: 5 })
    const failures = sortedLines(exportPaths(path).failures).map(
      (line) => JSON.parse(line) as object,
    )
    expect(failures).toHaveLength(5)
    expect(failures).toContainEqual({
      schemaVersion: 1,
      channelId,
      messageId: idOf(13),
      code: 'not_found',
      status: 404,
      message: expect.stringContaining('404'),
    })
    expect(failures).toContainEqual(
      expect.objectContaining({ line: 7, messageId: 'no id', code: 'invalid_id' }),
    )
    asked.length = 0
    works = true
    const again = await run(path, { client, refs: input, mode: 'resume', retryFailed: true })
    expect(again.counts).toMatchObject({ messages: 40, failed: 1, interactions: 60 })
    expect(asked.toSorted((a, b) => a - b)).toEqual([3, 13, 23, 33])
    expect(new Set(numbersOf(path)).size).toBe(60)
    expect(sortedLines(exportPaths(path).failures)).toHaveLength(1)
  })

  test('goes on where it was stopped, without asking twice', async () => {
    const path = join(folder(), 'out.ndjson')
    const stop = new AbortController()
    const { client, asked } = bird()
    const first = await run(path, {
      client,
      refs: refs(200),
      signal: stop.signal,
      onProgress: ({ messages }) => {
        if (messages === 60) stop.abort()
      },
    })
    expect(first.ended).toBe('stopped')
    expect(first.counts.messages).toBeGreaterThanOrEqual(60)
    expect(first.counts.messages).toBeLessThan(100)
    const second = await run(path, { client, refs: refs(200), mode: 'resume' })
    expect(second).toMatchObject({
      ended: 'complete',
      counts: { messages: 200, interactions: 300 },
    })
    expect(asked).toHaveLength(200)
    expect(new Set(numbersOf(path)).size).toBe(300)
    const third = await run(path, { client, refs: refs(200), mode: 'resume' })
    expect(third).toEqual(second)
    expect(asked).toHaveLength(200)
  })

  test('writes CSV with one header, resumed or not', async () => {
    const path = join(folder(), 'out.csv')
    const format = createCsvFormat({ channels })
    const { client } = bird((number) => (number === 30 ? { status: 401 } : undefined))
    const first = await run(path, { client, refs: refs(60), format, concurrency: 1 })
    expect(first).toMatchObject({ ended: 'denied', counts: { messages: 30 } })
    const other = bird()
    await run(path, { client: other.client, refs: refs(60), format, mode: 'resume' })
    expect(other.asked).toHaveLength(30)
    expect(await readAll([readFileSync(path)])).toHaveLength(90)
    expect(readFileSync(path, 'utf8').split('schemaVersion')).toHaveLength(2)
  })
})
