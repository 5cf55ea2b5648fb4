import { tmpdir } from 'node:os'

import { describe, expect, test, vi } from 'vitest'

import { entryPoints } from '../start/entry-points.ts'
import { withReach } from '../start/reach.ts'

const node = process.execPath

describe('the entry points', () => {
  test('are all that a manifest exports but itself; those of channels are known', () => {
    const exported = { '.': {}, './client': {}, './package.json': './package.json' }
    const manifest = { name: '@a/b', version: '1.0.0', exports: exported }
    const channel = { ...manifest, name: '@a/c', keywords: ['bird-interactions-channel'] }
    const command = { ...manifest, exports: { './package.json': './package.json' } }
    expect(entryPoints([manifest, channel, command])).toEqual([
      { name: '@a/b', isChannel: false },
      { name: '@a/b/client', isChannel: false },
      { name: '@a/c', isChannel: true },
      { name: '@a/c/client', isChannel: true },
    ])
  })

  test('of this repository are there', () => {
    const names = entryPoints().map(({ name }) => name)
    expect(names).toContain('@bird-interactions/core/testing')
    expect(names).not.toContain('@bird-interactions/cli')
  })
})

describe('a program', () => {
  test('runs without the settings of this computer, and with its own', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', 'none.pem')
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    vi.stubEnv('BIRD_PROFILE', 'mine')
    const { runProgram } = await import('../start/program.ts')
    const names = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'BIRD_PROFILE', 'XDG_CONFIG_HOME', 'A']
    const code = `console.log(${JSON.stringify(names)}.map((name) => process.env[name]).join())`
    const program = { what: 'any', args: ['-e', code], env: { A: 'own' } }
    const printed = runProgram(node, program, tmpdir())
    vi.unstubAllEnvs()
    expect(printed).toBe(`,,,${tmpdir()},own\n`)
  })

  test.each([
    ['that fails', ['-e', 'throw new Error("no")'], 'ended with 1'],
    ['that does not print what it must', ['-e', 'console.log("x")'], 'ended with 0:\nx'],
  ])('%s fails the figure', async (_what, args, message) => {
    const { runProgram } = await import('../start/program.ts')
    const program = { what: 'any', args, prints: 'clicked' }
    expect(() => runProgram(node, program, tmpdir())).toThrow(message)
  })
})

describe('a bar of an import', () => {
  const nothing = { what: 'nothing', values: [1.2, 1.2, 1.3] }
  const importing = (...values: readonly number[]): ReturnType<typeof withReach> =>
    withReach({ what: 'any', values, bar: { atMost: 1.15 } }, nothing)

  test('is out of reach when importing nothing does not keep to it', () => {
    expect(importing(1.3, 1.32, 1.4).outOfReach).toBe(
      'importing an empty package takes 1.20 times as long as a bare start already, and this import 1.08 times as long as that',
    )
  })

  test('is missed when the import takes longer than nothing by as much again', () => {
    expect(importing(1.4, 1.4, 1.6)).not.toHaveProperty('outOfReach')
  })

  test('is in reach when importing nothing keeps to it', () => {
    const measure = { what: 'any', values: [1.2], bar: { atMost: 1.15 } }
    expect(withReach(measure, { what: 'nothing', values: [1.1] })).toBe(measure)
  })

  test('is none where there is none', () => {
    const measure = { what: 'any', values: [9] }
    expect(withReach(measure, nothing)).toBe(measure)
  })
})
