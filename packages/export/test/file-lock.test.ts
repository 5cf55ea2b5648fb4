import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { acquireLock } from '../src/file-lock.ts'
import { folder } from './support/world.ts'

describe('a lock', () => {
  test('is held by one, and named to the others', async () => {
    const path = join(folder(), 'lock')
    const lock = await acquireLock(path)
    await expect(acquireLock(path)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(
        new RegExp(`Process ${process.pid} on "${hostname()}" holds ${path}\\. .*delete`),
      ),
    })
    await lock.release()
    expect(existsSync(path)).toBe(false)
    await (await acquireLock(path)).release()
  })

  test('is had by one of many who want it at the same time, also when an old one is in the way', async () => {
    const { pid } = spawnSync('true')
    const old = JSON.stringify({ pid, host: hostname(), started: '', token: 'old' })
    for (let round = 0; round < 30; round++) {
      const place = folder()
      const path = join(place, 'lock')
      writeFileSync(path, old)
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(path)))
      const held = outcomes.filter(({ status }) => status === 'fulfilled')
      expect(held).toHaveLength(1)
      expect(readdirSync(place)).toEqual(['lock'])
    }
  })

  test('is had although somebody was killed while making way for himself', async () => {
    const place = folder()
    const path = join(place, 'lock')
    const { pid } = spawnSync('true')
    const old = JSON.stringify({ pid, host: hostname(), started: '', token: 'old' })
    writeFileSync(path, old)
    writeFileSync(`${path}.turn`, old)
    await (await acquireLock(path)).release()
    expect(readdirSync(place)).toEqual([])
  })

  test('of a process that is another one by now is taken over', async () => {
    const path = join(folder(), 'lock')
    const holder = { pid: process.pid, host: hostname(), started: 'before', token: 'old' }
    writeFileSync(path, JSON.stringify(holder))
    const lock = await acquireLock(path)
    expect(readFileSync(path, 'utf8')).not.toContain('before')
    await lock.release()
  })

  test.each([
    [
      'of another computer',
      JSON.stringify({ pid: 1, host: 'elsewhere', started: '', token: '' }),
      'elsewhere',
    ],
    ['that nobody here wrote', 'hands off', 'Something else'],
  ])('%s is left alone', async (_whose, text, named) => {
    const path = join(folder(), 'lock')
    writeFileSync(path, text)
    await expect(acquireLock(path)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(named),
    })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('that was taken over is not taken away from its new holder', async () => {
    const path = join(folder(), 'lock')
    const lock = await acquireLock(path)
    writeFileSync(path, 'of somebody else')
    await lock.release()
    expect(readFileSync(path, 'utf8')).toBe('of somebody else')
  })
})
