import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { describe, expect, test } from 'vitest'

import { startSandbox } from '../src/index.ts'
import { pathOf, WHATSAPP, get as getOnce } from './server.ts'

const run = promisify(execFile)

describe('start', () => {
  test('listens on the loopback, on a free port, with a key that is obviously made up', async () => {
    await using sandbox = await startSandbox()
    await using other = await startSandbox()
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(sandbox.url).not.toBe(other.url)
    expect(sandbox.accessKey).toBe('sandbox-access-key')
    expect(sandbox.workspaceId).toBe('00000000-0000-4000-8000-000000000001')
  })

  test('listens on the port that it is given, or says why it cannot', async () => {
    const first = await startSandbox()
    const port = Number(new URL(first.url).port)
    await expect(startSandbox({ port })).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'invalid_option',
      message: expect.stringContaining(`port ${port} (EADDRINUSE)`),
    })
    await first.close()
    await using second = await startSandbox({ port })
    expect(second.url).toBe(first.url)
  })

  test('refuses a port that is none', async () => {
    await expect(startSandbox({ port: 70_000 })).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('port 70000'),
    })
  })
})

describe('close', () => {
  test('ends idle keep-alive connections at once and refuses new ones', async () => {
    const sandbox = await startSandbox()
    const agent = new Agent({ keepAlive: true })
    const headers = { authorization: `AccessKey ${sandbox.accessKey}` }
    const request = get(`${sandbox.url}${pathOf(sandbox, WHATSAPP)}`, { agent, headers })
    const [response] = await once(request, 'response')
    response.resume()
    const [[socket]] = await Promise.all([once(agent, 'free'), once(response, 'end')])
    const ended = once(socket, 'close')
    const started = performance.now()
    await sandbox.close()
    // Node itself would keep it for five seconds.
    expect(performance.now() - started).toBeLessThan(2500)
    await ended
    await expect(getOnce(sandbox, '/')).rejects.toThrow('fetch failed')
  })

  test.each([
    ['nothing', ''],
    ['half a request', 'GET / HTTP/1.1\r\nHost:'],
    ['a tunnel', 'CONNECT : HTTP/1.1\r\n\r\n'],
    ['no HTTP', 'HELO\r\n\r\n'],
  ])('ends a connection on which %s was sent and which the client keeps open', async (_, bytes) => {
    const sandbox = await startSandbox()
    const { hostname, port } = new URL(sandbox.url)
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    socket.on('error', () => socket.destroy())
    await once(socket, 'connect')
    socket.write(bytes)
    socket.resume()
    // When it is answered on another connection, the server has seen this one.
    await getOnce(sandbox, '/')
    await expect(sandbox.close()).resolves.toBeUndefined()
    socket.destroy()
  })

  test('can be called again, also while it closes', async () => {
    const sandbox = await startSandbox()
    const first = sandbox.close()
    await Promise.all([first, sandbox.close()])
    await expect(sandbox.close()).resolves.toBeUndefined()
  })

  test('lets the program end', async () => {
    const { stdout } = await runProgram(`
      import { startSandbox } from '@bird-interactions/sandbox'
      const sandbox = await startSandbox()
      await fetch(sandbox.url)
      sandbox.click({ messageId: '${WHATSAPP}', recipient: '+447700900001', item: 0 })
      await sandbox.close()
      console.log('closed')
    `)
    expect(stdout).toBe('closed\n')
  })

  test('lets the program end, though an answer was to come in an hour', async () => {
    const { stdout } = await runProgram(`
      import { startSandbox } from '@bird-interactions/sandbox'
      const sandbox = await startSandbox({ faults: ['delay=3600000'] })
      const answer = fetch(sandbox.url).catch(() => 'no answer')
      while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await sandbox.close()
      console.log(await answer)
    `)
    expect(stdout).toBe('no answer\n')
  })
})

describe('the README', () => {
  test('shows an example and what it prints', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? []
    const [, output] = /```text\n(.*?)```/s.exec(readme) ?? []
    const { stdout } = await runProgram(example)
    expect(stdout).toBe(output)
  })

  test('lists every message with its channel', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    await using sandbox = await startSandbox()
    for (const { id, channelId } of sandbox.messages) {
      expect(readme).toContain(`| \`${id}\` | \`${channelId}\` |`)
    }
  })
})

/** Runs a program in a process of its own; one that does not end by itself is an error. */
async function runProgram(source: string): Promise<{ stdout: string; stderr: string }> {
  return await run(
    process.execPath,
    [
      '--no-warnings',
      '--conditions=@bird-interactions/source',
      '--input-type=module-typescript',
      '--eval',
      source,
    ],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), timeout: 20_000 },
  )
}
