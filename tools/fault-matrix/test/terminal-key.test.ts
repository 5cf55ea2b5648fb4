import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { emptyFolder, runBuilt } from './built-command.ts'
import { serverWith, listAny } from './terminal-setting.ts'
import { wireOf } from './data-setting.ts'
import { anyRef, channelId, workspaceId } from './support.ts'

/** A server that repeats the key it was sent, in its body and its headers. */
async function echo(status: number): Promise<string> {
  const server = createServer((request, response) => {
    const key = request.headers.authorization ?? ''
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': key })
    response.end(
      JSON.stringify({ code: 'MadeUp', message: `No ${key} here.`, details: { key: [key] } }),
    )
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the access key', () => {
  test.each([
    ['--access-key', 'KEY'],
    ['--access-key=KEY'],
    ['--key', 'KEY'],
    ['--token=KEY'],
    ['--api-key', 'KEY'],
  ])('T02 as an argument is refused with the safe ways, and not repeated: %s', async (...flags) => {
    const key = `canary-${randomUUID()}`
    const argv = [...listAny, ...flags.map((flag) => flag.replace('KEY', key))]
    const { exitCode, stdout, stderr } = await runBuilt(argv)
    expect(exitCode).toBe(2)
    for (const way of ['BIRD_ACCESS_KEY', '--access-key-file <path>', '--access-key-file -']) {
      expect(stderr).toContain(way)
    }
    expect(stderr).toContain('config init')
    expect(stderr).toContain('history')
    expect(stdout + stderr).not.toContain(key)
  })

  test('T02 as the value of a setting to keep is refused', async () => {
    const key = `canary-${randomUUID()}`
    const { exitCode, stderr } = await runBuilt(['config', 'set', 'accessKey', key])
    expect(stderr).toContain('never an argument')
    expect(stderr).not.toContain(key)
    expect(exitCode).toBe(2)
  })

  test('T03 is in nothing that the command writes, whatever goes wrong', async () => {
    const key = `canary-${randomUUID()}`
    const cwd = emptyFolder()
    const temporary = emptyFolder()
    writeFileSync(join(cwd, 'throws.mjs'), `throw new Error('thrown ${key}')`)
    const late = `setTimeout(() => { throw new Error('late ${key}') }); await new Promise((done) => setTimeout(done, 500))`
    writeFileSync(join(cwd, 'late.mjs'), late)
    const env = {
      TMPDIR: temporary,
      BIRD_ACCESS_KEY: key,
      BIRD_WORKSPACE_ID: workspaceId,
      BIRD_CHANNEL_ID: channelId,
      BIRD_BASE_URL: await echo(401),
    }
    const calls: [argv: string[], env?: Record<string, string>][] = [
      [[...listAny]],
      [[...listAny, '--debug']],
      [[...listAny, '--json'], { BIRD_BASE_URL: await echo(200) }],
      [[...listAny, '--debug'], { BIRD_BASE_URL: await echo(500) }],
      [['list', key, '--debug']],
      [[...listAny, '--workspace-id', key]],
      [[...listAny, '--channel-id', key, '--debug']],
      [[...listAny, '--access-key-file', key]],
      [[...listAny, '--base-url', `https://user:${key}@localhost`, '--debug']],
      [['doctor']],
      [['doctor', '--json']],
      [['config', 'list']],
      [['channels', '--plugin', './throws.mjs', '--debug']],
      [['channels', '--plugin', './late.mjs', '--debug']],
      [['decode', '--debug', key]],
      [['nonsense', '--debug']],
    ]
    const outcomes = await Promise.all(
      calls.map(([argv, more]) => runBuilt(argv, { cwd, env: { ...env, ...more } })),
    )
    for (const [index, { stdout, stderr }] of outcomes.entries()) {
      expect([calls[index]?.[0], (stdout + stderr).includes(key)]).toEqual([
        calls[index]?.[0],
        false,
      ])
      expect(stdout + stderr).not.toBe('')
    }
    const reports = readdirSync(temporary).map((name) =>
      readFileSync(join(temporary, name), 'utf8'),
    )
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain('Error: late [access key]')
    expect(reports[0]).not.toContain(key)
  })

  test.each(['http,https,net,tls,undici', 'fetch,stream,timer,module', '*'])(
    'T04 is not in what Node prints for NODE_DEBUG=%s, but what was asked for may be',
    async (areas) => {
      const key = `canary-${randomUUID()}`
      const env = { ...(await serverWith([wireOf()])), BIRD_ACCESS_KEY: key, NODE_DEBUG: areas }
      const { exitCode, stdout, stderr } = await runBuilt([...listAny, '--json'], { env })
      expect(JSON.parse(stdout)).toHaveLength(1)
      expect(stderr).not.toContain(key)
      expect(stderr).not.toContain(Buffer.from(key).toString('base64').slice(0, 20))
      expect(exitCode).toBe(0)
      if (areas.includes('undici')) expect(stderr).toContain(anyRef.messageId)
    },
  )
})
