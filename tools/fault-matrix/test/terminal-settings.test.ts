import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { emptyFolder, runBuilt } from './built-command.ts'
import { channelId, workspaceId } from './support.ts'
import { listAny } from './terminal-setting.ts'

const KEY = 'canary-0c6d1f7ab2'
const profile = { workspaceId, channelId, accessKey: KEY, baseUrl: 'http://127.0.0.1:1' }

interface Home {
  readonly env: Record<string, string>
  readonly file: string
}

/** A home with this file of settings. */
function homeWith(config: unknown, mode = 0o600): Home {
  const folder = emptyFolder()
  const file = join(folder, 'bird-interactions', 'config.json')
  mkdirSync(join(folder, 'bird-interactions'))
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config))
  chmodSync(file, mode)
  return { env: { XDG_CONFIG_HOME: folder }, file }
}

describe('the file of settings', () => {
  test.each([0o644, 0o640, 0o602])(
    'T05 is refused when others may use it (%o), with the command that mends it',
    async (mode) => {
      const { env, file } = homeWith({ profiles: { default: profile } }, mode)
      const { exitCode, stderr } = await runBuilt(listAny, { env })
      expect(stderr).toContain(`chmod 600 ${file}`)
      expect(exitCode).toBe(1)
      chmodSync(file, 0o600)
      expect((await runBuilt(listAny, { env })).stderr).not.toContain('chmod')
    },
  )

  test('T05 is refused behind a link to a file that others can read', async () => {
    const { file } = homeWith({ profiles: {} }, 0o644)
    const { env, file: link } = homeWith({})
    symlinkSync(file, `${link}.link`)
    const linked = emptyFolder()
    mkdirSync(join(linked, 'bird-interactions'))
    symlinkSync(file, join(linked, 'bird-interactions', 'config.json'))
    expect((await runBuilt(listAny, { env })).stderr).not.toContain('can be read by others')
    const { stderr } = await runBuilt(listAny, { env: { XDG_CONFIG_HOME: linked } })
    expect(stderr).toContain('can be read by others')
  })

  test.each([
    [`{"profiles": {"default": {"accessKey": "${KEY}",}}}`, 'line 1, column'],
    [{ profiles: { default: { acessKey: KEY } } }, 'Did you mean "accessKey"?'],
  ])(
    'T05 is refused with the place when it is no JSON or has an unknown key',
    async (config, words) => {
      const { exitCode, stderr } = await runBuilt(listAny, { env: homeWith(config).env })
      expect(stderr).toContain(words)
      expect(stderr).not.toContain(KEY)
      expect(exitCode).toBe(2)
    },
  )

  test('T28 that was cut off is refused with the way out, which works', async () => {
    const whole = JSON.stringify({ profiles: { default: profile } }, null, 2)
    const { env, file } = homeWith(whole.slice(0, whole.length / 2))
    const refused = await runBuilt(['config', 'list'], { env })
    expect(refused.stderr).toMatch(/is no JSON: line \d+, column \d+\./)
    expect(refused.stderr).toContain('config init')
    expect(refused.exitCode).toBe(2)
    // A file that cannot be used is not written over.
    const ids = ['--workspace-id', workspaceId, '--channel-id', channelId]
    const init = ['config', 'init', ...ids]
    expect((await runBuilt(init, { env, input: KEY })).exitCode).toBe(2)
    expect(readFileSync(file, 'utf8')).toBe(whole.slice(0, whole.length / 2))
    const { env: fresh } = { env: { XDG_CONFIG_HOME: emptyFolder() } }
    expect((await runBuilt(init, { env: fresh, input: KEY })).exitCode).toBe(0)
    expect((await runBuilt(['config', 'list'], { env: fresh })).exitCode).toBe(0)
  })
})

describe('a value that cannot be meant', () => {
  test.each([
    [['--channel-id', 'x'], {}, '--channel-id is not a UUID'],
    [[], { BIRD_CHANNEL_ID: 'x' }, 'BIRD_CHANNEL_ID is not a UUID'],
    [[], { BIRD_CHANNEL_ID: '' }, 'BIRD_CHANNEL_ID is empty'],
    [[], { BIRD_PROFILE: 'shop' }, 'BIRD_PROFILE names the profile "shop", which does not exist'],
    [['--profile', 'default', '--profile', 'other'], {}, '--profile names "default" and "other"'],
    [['--profile', 'other'], {}, 'channelId in the profile "other"'],
  ])(
    'T12 ends the command before anything is sent, and names its source: %j %j',
    async (argv, env, words) => {
      const home = homeWith({
        profiles: { default: profile, other: { ...profile, channelId: 'x' } },
      })
      const { exitCode, stderr } = await runBuilt([...listAny, ...argv], {
        env: { ...home.env, ...env },
      })
      expect(stderr).toContain(`error: ${words}`)
      // A request would have ended with 6: nothing listens there.
      expect(exitCode).toBe(2)
    },
  )
})
