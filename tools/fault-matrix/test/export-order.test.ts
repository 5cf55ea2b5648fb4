import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'

import { exportInteractions, openExportFiles } from '@bird-interactions/export'
import { describe, expect, onTestFinished, test } from 'vitest'

import { emptyFolder } from './built-command.ts'
import { becomes, clientOf, readJournal, refsTo, sortedLines } from './export-setting.ts'

/** Something that was done to a file or a folder. */
interface Deed {
  readonly what: 'write' | 'sync' | 'rename'
  readonly name: string
  /** Of a rename: what takes the place. */
  readonly text?: string
}

/** Replaces a function of node:fs/promises for one test. */
function replace<Name extends 'open' | 'rename'>(
  name: Name,
  by: (original: (typeof fs.promises)[Name]) => unknown,
): void {
  const original = fs.promises[name]
  fs.promises[name] = by(original) as (typeof fs.promises)[Name]
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.promises[name] = original
    syncBuiltinESMExports()
  })
}

/** Remembers what is done to files, in order. */
function watchFiles(): readonly Deed[] {
  const deeds: Deed[] = []
  replace('open', (open) => async (...args: Parameters<typeof open>) => {
    const file = await open(...args)
    const name = basename(String(args[0]))
    for (const [what, methods] of [
      ['write', ['write', 'writeFile']],
      ['sync', ['sync']],
    ] as const) {
      for (const method of methods) {
        const own = file[method].bind(file) as (...args: unknown[]) => Promise<unknown>
        Object.assign(file, {
          [method]: async (...args: unknown[]) => {
            const result = await own(...args)
            deeds.push({ what, name })
            return result
          },
        })
      }
    }
    return file
  })
  replace('rename', (rename) => async (from: string, to: string) => {
    const text = fs.readFileSync(from, 'utf8')
    await rename(from, to)
    deeds.push({ what: 'rename', name: basename(to), text })
  })
  return deeds
}

/** @param deeds Where given, every fiftieth message is answered after the next journal only. */
async function exportTo(path: string, count: number, deeds?: readonly Deed[]) {
  const files = await openExportFiles(path)
  const renames = (): number => deeds?.filter(({ what }) => what === 'rename').length ?? 0
  try {
    const { client } = clientOf(async (number) => {
      const before = renames()
      if (deeds !== undefined && number % 50 === 49) await becomes(() => renames() > before)
      return number % 5 === 4 ? { status: 404 } : undefined
    })
    const refs = refsTo(count)
    return await exportInteractions({
      client,
      refs,
      ...files,
      concurrency: 1,
      checkpointEveryMs: 0,
    })
  } finally {
    await files.close()
  }
}

describe('what a journal vouches for', () => {
  test('X02 lasts before the journal says so, and the journal itself lasts before it takes its place', async () => {
    const folder = emptyFolder()
    const deeds = watchFiles()
    await exportTo(join(folder, 'out'), 600, deeds)
    const renames = deeds.flatMap((deed, index) => (deed.what === 'rename' ? [index] : []))
    expect(renames.length).toBeGreaterThan(3)
    const lasting: Record<string, boolean> = {}
    for (const { what, name } of deeds) {
      if (what === 'write') lasting[name] = false
      else if (what === 'sync') lasting[name] = true
      else {
        expect(name).toBe('out.journal')
        expect(lasting).toEqual(
          Object.fromEntries(Object.keys(lasting).map((written) => [written, true])),
        )
      }
    }
    for (const index of renames) {
      expect(deeds[index - 1]).toEqual({ what: 'sync', name: 'out.journal.tmp' })
      expect(deeds[index + 1]).toEqual({ what: 'sync', name: basename(folder) })
    }
    expect(Object.keys(lasting)).toEqual(
      expect.arrayContaining(['out', 'out.failed.ndjson', 'out.journal.tmp']),
    )
  })

  test('X02 is whole lines, and never more than the output has, at each moment', async () => {
    const path = join(emptyFolder(), 'out')
    const deeds = watchFiles()
    await exportTo(path, 600, deeds)
    const rows = fs.readFileSync(path)
    const journals = deeds.flatMap(({ text }) => (text === undefined ? [] : [readJournal(text)]))
    expect(journals.length).toBeGreaterThan(3)
    for (const { bytes, counts } of journals) {
      expect(bytes.rows).toBeLessThanOrEqual(rows.length)
      expect(sortedLines(rows.subarray(0, bytes.rows).toString())).toHaveLength(counts.interactions)
    }
  })
})

describe('a journal that cannot take its place', () => {
  const refused = (code: string) => Object.assign(new Error('refused'), { code })

  test.each(['EPERM', 'EBUSY'])('X27 for a moment, with %s, is tried again', async (code) => {
    const path = join(emptyFolder(), 'out')
    let refusals = 0
    replace('rename', (rename) => async (from: string, to: string) => {
      if (to.endsWith('.journal') && refusals < 4) {
        refusals += 1
        throw refused(code)
      }
      await rename(from, to)
    })
    expect(await exportTo(path, 10)).toMatchObject({ ended: 'complete' })
    expect(refusals).toBe(4)
    expect(readJournal(fs.readFileSync(`${path}.journal`, 'utf8')).complete).toBe(true)
  })

  test('X27 for good ends the export in a typed error, and the journal before still holds', async () => {
    const path = join(emptyFolder(), 'out')
    let renames = 0
    replace('rename', (rename) => async (from: string, to: string) => {
      renames += 1
      if (renames > 1) throw refused('EPERM')
      await rename(from, to)
    })
    await expect(exportTo(path, 10)).rejects.toMatchObject({
      name: 'ExportError',
      code: 'file_failed',
      path: `${path}.journal`,
      message: expect.stringMatching(/journal .*out\.journal.*\(EPERM\)/),
    })
    expect(readJournal(fs.readFileSync(`${path}.journal`, 'utf8'))).toMatchObject({
      complete: false,
      bytes: { rows: 0 },
    })
  })
})
