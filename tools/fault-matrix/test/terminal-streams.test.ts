import { describe, expect, test, vi } from 'vitest'

import { runBuilt } from './built-command.ts'
import { wireOf } from './data-setting.ts'
import { runInTerminal, show, startInTerminal } from './pseudo-terminal.ts'
import { listAny, serverWith } from './terminal-setting.ts'

// Each test starts processes, and some of them many.
vi.setConfig({ testTimeout: 30_000 })

const results = [wireOf(), wireOf({ id: 'other', type: 'read', details: undefined })]

describe('streams that are no terminal', () => {
  test('T08 a table in a pipe is plain text in the columns of every other run, CI or not', async () => {
    const env = await serverWith(results)
    const outcomes = await Promise.all([
      runBuilt(listAny, { env }),
      runBuilt(listAny, { env: { ...env, CI: '1' } }),
      runBuilt(listAny, { env: { ...env, COLUMNS: '20' } }),
    ])
    for (const { exitCode, stdout, stderr } of outcomes) {
      expect(stdout).toBe(outcomes[0]?.stdout)
      expect(stdout).toMatch(/^[^\0-\u0009\u000b-\u001f]+$/)
      expect(stdout.split('\n')).toHaveLength(4)
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
    }
  })

  test('T08 a terminal shows each interaction on a line of its own', async () => {
    const { exitCode, written } = await runInTerminal(listAny, { env: await serverWith(results) })
    const { lines, deeds } = await show(written)
    expect(lines).toHaveLength(3)
    expect(deeds).toEqual([])
    expect(exitCode).toBe(0)
  })
  test('T08 what waits on a terminal is ended by Ctrl-C, and leaves the terminal as it was', async () => {
    const sandbox = startInTerminal(['sandbox'])
    await sandbox.until('Press Ctrl-C')
    sandbox.type('\u0003')
    const { exitCode, written } = await sandbox.ended
    expect((await show(written)).deeds).toEqual([])
    expect(written).not.toContain('\u001b')
    expect(exitCode).toBe(130)
  })
})
