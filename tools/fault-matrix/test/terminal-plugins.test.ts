import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { emptyFolder, runBuilt } from './built-command.ts'
import { wireOf } from './data-setting.ts'

const channel = (name: string, more = ''): string =>
  `export const channel = { contract: 1, name: '${name}', ${more} interactions: { read: {} } }`

describe('a plugin', () => {
  test.each([
    ['that is missing', undefined, 'Cannot find module'],
    ['that throws', `throw new Error('out of order')`, 'out of order'],
    ['that throws what is no error', `throw null`, 'null'],
    ['that is no program', `this is none`, 'Unexpected identifier'],
    ['that exports no channel', `export const nothing = 1`, 'exports no channel'],
    ['of another contract', channel('pager').replace('contract: 1', 'contract: 2'), 'contract'],
  ])('T14 %s is reported, and the other channels work', async (_what, source, words) => {
    const cwd = emptyFolder()
    if (source !== undefined) writeFileSync(join(cwd, 'plugin.mjs'), source)
    const { exitCode, stdout, stderr } = await runBuilt(['decode', '--plugin', './plugin.mjs'], {
      cwd,
      input: JSON.stringify(wireOf()),
    })
    expect(stderr).toMatch(/^note: .*plugin\.mjs/)
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({ channel: 'rcs' })
    expect(exitCode).toBe(0)
  })
})

test('T14 a plugin that claims the platform of another channel takes its place, which is said', async () => {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, 'plugin.mjs'), channel('pager', `platforms: ['rcs'],`))
  const argv = ['decode', '--plugin', './plugin.mjs', '--as', 'whatsapp']
  const { exitCode, stdout, stderr } = await runBuilt(argv, {
    cwd,
    input: JSON.stringify(wireOf()),
  })
  expect(stderr).toMatch(/^note: The channel of @bird-interactions\/rcs .* is not used: .*\n$/)
  expect(stderr).toContain('pager')
  expect(JSON.parse(stdout)).toMatchObject({ channel: 'whatsapp' })
  expect(exitCode).toBe(0)
})

describe('what nobody foresaw', () => {
  test.each([
    ['thrown', `setTimeout(() => { throw new Error('boom') })`],
    ['rejected', `void Promise.reject(new Error('boom'))`],
  ])(
    'T15 when it is %s, is reported in a file of the user alone, without a stack on the screen',
    async (_how, source) => {
      const cwd = emptyFolder()
      const temporary = emptyFolder()
      const late = `${source}; await new Promise((done) => setTimeout(done, 2000)); ${channel('pager')}`
      writeFileSync(join(cwd, 'plugin.mjs'), late)
      const { exitCode, stdout, stderr } = await runBuilt(
        ['channels', '--plugin', './plugin.mjs', '--as', 'private-value'].slice(0, 3),
        { cwd, env: { TMPDIR: temporary } },
      )
      const [, path = ''] = /^ {2}Please report it, .*: (\/.*)$/m.exec(stderr) ?? []
      expect(path.startsWith(temporary)).toBe(true)
      expect(stderr).toContain('error: Something unexpected went wrong: boom')
      expect(stderr).not.toMatch(/^ +at /m)
      const report = readFileSync(path, 'utf8')
      expect(report).toContain('Error: boom\n    at ')
      expect(report).toContain('channels --plugin …')
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(stdout).toBe('')
      expect(exitCode).toBe(1)
    },
  )
})
