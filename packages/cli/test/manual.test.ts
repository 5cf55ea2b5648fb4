import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import manifest from '../package.json' with { type: 'json' }

const page = fileURLToPath(new URL(`../${manifest.man}`, import.meta.url))
const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

describe('the manual', () => {
  test('has every command, flag and variable', () => {
    const text = readFileSync(page, 'utf8').replaceAll('\\-', '-')
    for (const words of ['.SS list', '.SS config init', '--format', 'BIRD_PROFILE', '--debug']) {
      expect(text).toContain(words)
    }
  })

  // Not every computer has them.
  test.skipIf(!isThere('groff'))('is understood by groff without a warning', () => {
    const { stdout, stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', page], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(stdout).toContain('BIRD-INTERACTIONS(1)')
  })

  test('is plain text in which every line is a request or words', () => {
    const lines = readFileSync(page, 'utf8').trimEnd().split('\n')
    const requests = lines.filter((line) => line.startsWith('.'))
    for (const line of requests) expect(line).toMatch(/^\.(?:TH|SH|SS|TP|B|BR|I) ?/)
    for (const line of lines) expect(line).not.toBe('')
  })
})
