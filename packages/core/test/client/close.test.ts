import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { Transport } from '@bird-interactions/core/client'
import { fakeTransport } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { serve } from './server.ts'
import { channelId, clientFor, messageId, ref, rejection, workspaceId } from './setting.ts'

describe('close', () => {
  test('lets calls under way end first, and refuses new ones', async () => {
    let answer = (): void => {}
    const server = await serve((_request, response) => {
      answer = () => response.end('{"results":[]}')
    })
    const client = clientFor(server.url)
    const call = client.interactions.list(ref)
    await expect.poll(() => server.requests.length).toBe(1)
    const closed = client.close()
    expect(await rejection(client.interactions.list(ref))).toMatchObject({ code: 'client_closed' })
    answer()
    expect((await call).interactions).toEqual([])
    await closed
    await client.close()
  })

  test('waits for every call under way, also for one that waits to try again', async () => {
    const answers: (() => void)[] = []
    const server = await serve((request, response) => {
      if (server.requests.length === 1) response.writeHead(503, { 'retry-after': '0' }).end()
      else answers.push(() => response.end('{"results":[]}'))
    })
    const client = clientFor(server.url)
    const first = client.interactions.list(ref)
    await expect.poll(() => server.requests.length).toBe(1)
    let closed = false
    const closing = client.close().then(() => {
      closed = true
    })
    await expect.poll(() => answers.length).toBe(1)
    expect(closed).toBe(false)
    answers[0]?.()
    expect((await first).response.attempts).toBe(2)
    await closing
  })

  test('waits for the last of several calls', async () => {
    const answers: (() => void)[] = []
    const transport: Transport = () =>
      new Promise((resolve) => {
        answers.push(() => {
          resolve({ status: 200, headers: {}, body: Buffer.from('{"results":[]}') })
        })
      })
    const client = clientFor('https://example.com', { transport })
    const calls = [client.interactions.list(ref), client.interactions.list(ref)]
    await new Promise(setImmediate)
    let closed = false
    const closing = client.close().then(() => {
      closed = true
    })
    answers[0]?.()
    await calls[0]
    await new Promise(setImmediate)
    expect(closed).toBe(false)
    answers[1]?.()
    await closing
  })

  test('closes the connections', async () => {
    let open = 0
    const server = await serve((request, response) => {
      open += 1
      request.socket.once('close', () => {
        open -= 1
      })
      response.end('{"results":[]}')
    })
    const client = clientFor(server.url)
    await client.interactions.list(ref)
    expect(open).toBe(1)
    await client[Symbol.asyncDispose]()
    await expect.poll(() => open).toBe(0)
  })

  test('is not needed when nothing was sent', async () => {
    await clientFor('https://example.com', { transport: fakeTransport() }).close()
    await clientFor('https://example.com').close()
  })
})

describe('a program', () => {
  test('ends by itself after its last call, without close', async () => {
    const server = await serve((_request, response) => response.end('{"results":[]}'))
    const client = fileURLToPath(new URL('../../dist/client.js', import.meta.url))
    const program = `
      const { createClient } = await import(process.env.CLIENT)
      const bird = createClient({ accessKey: 'any', workspaceId: '${workspaceId}', channels: [], baseUrl: '${server.url}' })
      await bird.interactions.list({ channelId: '${channelId}', messageId: '${messageId}' })
      console.log(Date.now())
      process.on('exit', () => console.log(Date.now()))
    `
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, CLIENT: client },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    const code = await new Promise((resolve) => {
      child.once('close', resolve)
    })
    expect(code).toBe(0)
    const [answered, ended] = output.trim().split('\n').map(Number)
    expect(Number(ended) - Number(answered)).toBeLessThan(250)
  })
})
