import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { bytesOf, installedPackages } from '../install/installed.ts'

const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-installed-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
const write = (path: string, text: string): number => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  return Buffer.byteLength(text)
}
const manifest = (path: string, name: string): number =>
  write(`${path}/package.json`, JSON.stringify({ name, version: '1.2.3' }))

const modules = 'node_modules'
const plain = manifest(`${modules}/plain`, 'plain') + write(`${modules}/plain/dist/a.js`, 'é')
const scoped = manifest(`${modules}/@a/b`, '@a/b')
const nested = manifest(`${modules}/@a/b/${modules}/plain`, 'plain')
const log = write(`${modules}/.package-lock.json`, '{}')
mkdirSync(join(folder, modules, '.bin'))
symlinkSync('../plain/dist/a.js', join(folder, modules, '.bin/a'))

describe('what is installed', () => {
  test('is each package once, in a scope and inside another one, too', () => {
    const found = installedPackages(join(folder, modules))
    expect(found.map(({ name, version, bytes }) => [name, version, bytes])).toEqual([
      ['@a/b', '1.2.3', scoped],
      ['plain', '1.2.3', nested],
      ['plain', '1.2.3', plain],
    ])
  })

  test('is nothing without a folder', () => {
    expect(installedPackages(join(folder, 'none'))).toEqual([])
  })

  test('has the bytes of all files, and none of links', () => {
    expect(bytesOf(folder)).toBe(plain + scoped + nested + log)
  })
})
