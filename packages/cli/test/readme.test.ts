import { readFileSync } from 'node:fs'

import { startSandbox } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import { exitCodes } from '../src/exit-codes.ts'
import { STABLE_FIELDS } from '../src/output/records/interaction-records.ts'
import { folderWith, writeFiles } from './support/packages.ts'
import { run } from './support/test-io.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

describe('the README', () => {
  test('shows a table that the command really prints', async () => {
    const [, table = ''] = /^```text\n(TIME.*?)^```$/ms.exec(readme) ?? []
    expect(table.split('\n').length).toBeGreaterThan(5)
    expect((await run(['demo'])).stdout).toContain(table)
  })

  test('shows a summary that the command really prints', async () => {
    const [, text = ''] = /^```text\n(1,000 messages sent.*?)^```$/ms.exec(readme) ?? []
    expect(text.split('\n').length).toBeGreaterThan(15)
    const campaign = { messages: 1000, seed: 7 }
    await using sandbox = await startSandbox({ campaign, rateLimit: false })
    const env = {
      LANG: 'en_GB.UTF-8',
      BIRD_BASE_URL: sandbox.url,
      BIRD_ACCESS_KEY: sandbox.accessKey,
      BIRD_WORKSPACE_ID: sandbox.workspaceId,
      BIRD_CHANNEL_ID: sandbox.campaign?.channelId,
    }
    const untilStopped = () => new Promise<never>(() => {})
    const { stdout } = await run(['summary', '--all', '--rate', '5000'], { env, untilStopped })
    expect(stdout.slice(0, text.length)).toBe(text)
    expect(stdout.slice(text.length)).toMatch(/^\nBy hour of the day, /)
  })

  test('names every flag, and none that does not exist', async () => {
    const helps = await Promise.all(
      [
        ['list'],
        ['export'],
        ['summary'],
        ['decode'],
        ['channels'],
        ['sandbox'],
        ['doctor'],
        ['config', 'init'],
        ['config', 'list'],
        ['config', 'set'],
      ].map((path) => run([...path, '--help'])),
    )
    const flagsIn = (text: string): Set<string> => new Set(text.match(/--[a-z][a-z-]+/g))
    const known = flagsIn(helps.map(({ stdout }) => stdout).join('\n'))
    const ofOthers = new Set(['--save-dev', '--global'])
    expect([...flagsIn(readme)].filter((flag) => !ofOthers.has(flag)).toSorted()).toEqual(
      [...known].toSorted(),
    )
  })

  test('names every exit code', () => {
    for (const code of Object.values(exitCodes))
      expect(readme).toMatch(new RegExp(`^\\| ${code} `, 'm'))
  })

  test('names the stable columns of CSV in their order', () => {
    const columns = STABLE_FIELDS.map((column) => `\`${column}\``).join(', ')
    expect(readme.replaceAll(/\s+/g, ' ')).toContain(columns)
  })

  test('shows a channel of one file that works', async () => {
    const [, source = ''] = /^cat > pigeon\.mjs <<'END'\n(.*?)^END$/ms.exec(readme) ?? []
    const cwd = folderWith({})
    writeFiles(cwd, { 'pigeon.mjs': source })
    const { stdout, stderr } = await run(['channels', '--plugin', './pigeon.mjs'], { cwd })
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^pigeon +clicked +ring: ring_\{ring\} +button +\.\/pigeon\.mjs \(plugin\)$/m,
    )
  })
})
