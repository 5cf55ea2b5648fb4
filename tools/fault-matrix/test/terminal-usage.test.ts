import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { bin, emptyFolder, environmentOf, runBuilt } from './built-command.ts'
import { runInTerminal } from './pseudo-terminal.ts'

test.each([[['decode']], [['decode', '--format', 'csv']]])(
  'T09 a command that wants data from a terminal shows its help instead of waiting: %j',
  async (argv) => {
    const { exitCode, written } = await runInTerminal(argv)
    expect(written).toContain('Usage: bird-interactions decode')
    expect(exitCode).toBe(2)
  },
)

describe('a word that is nearly right', () => {
  test.each([
    [['lits'], 'Did you mean list?'],
    [['doctr'], 'Did you mean doctor?'],
    [['config', 'lst'], 'Did you mean list?'],
    [['list', 'x', '--formt', 'csv'], 'Did you mean --format?'],
    [['list', 'x', '--chanel-id=y'], 'Did you mean --channel-id?'],
    [['list', 'x', '--format', 'cvs'], 'Did you mean "csv"?'],
    [['decode', '--as', 'whatsap'], 'Did you mean "whatsapp"?'],
  ])('T10 is told the right one: %j', async (argv, words) => {
    const { exitCode, stdout, stderr } = await runBuilt(argv)
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('help and version', () => {
  const calls = [
    [],
    ['--help'],
    ['--version'],
    ['help', 'list'],
    ['export', '--help'],
    ['config', 'init', '--help'],
  ]

  test.each(calls)('T13 load nothing that could reach a network: %s %s %s', (...argv) => {
    const folder = emptyFolder()
    const tell = join(folder, 'tell.cjs')
    writeFileSync(
      tell,
      `process.on('exit', () => require('node:fs').writeFileSync(process.env.TOLD, process.moduleLoadList.join('\\n')))`,
    )
    const told = join(folder, 'told')
    const { status, stdout } = spawnSync(process.execPath, ['--require', tell, bin, ...argv], {
      env: { ...environmentOf({}), TOLD: told },
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    expect(stdout).not.toBe('')
    const { stdout: loaded } = spawnSync('cat', [told], { encoding: 'utf8' })
    expect(loaded).toContain('NativeModule fs')
    expect(loaded).not.toMatch(/NativeModule (?:net|http|https|tls|dns|child_process)$/m)
  })

  test('T13 take less than 150 ms longer than Node by itself', () => {
    const time = (argv: readonly string[]): number => {
      const start = performance.now()
      spawnSync(process.execPath, argv, { env: environmentOf({}) })
      return performance.now() - start
    }
    const differences = Array.from({ length: 7 }, () => time([bin, '--help']) - time(['-e', '0']))
    expect(differences.toSorted((a, b) => a - b)[3]).toBeLessThan(150)
  })
})
