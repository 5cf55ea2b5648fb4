import { spawn } from 'node:child_process'
import dns from 'node:dns'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import tls from 'node:tls'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

import type { Sandbox } from '@bird-interactions/sandbox'
import { onTestFinished, vi } from 'vitest'

import { refOf, until, workspaceId } from './support.ts'

/** A sandbox's address, with another place to ask at. */
export function at(url: string) {
  return { url, accessKey: 'canary-8d3f1c0b7a', workspaceId }
}

/** For the length of a test, connections trust this certificate, too: what NODE_EXTRA_CA_CERTS does for a whole process. */
export function trust(certificateAuthority: string): void {
  const { connect } = tls
  const trusting = (options: object, ...rest: unknown[]): tls.TLSSocket =>
    Reflect.apply(connect, tls, [
      { ...options, ca: certificateAuthority },
      ...rest,
    ]) as tls.TLSSocket
  vi.spyOn(tls, 'connect').mockImplementation(trusting as typeof tls.connect)
  onTestFinished(() => void vi.restoreAllMocks())
}

/** For the length of a test, the name service gives this computer for every name, or fails with a code. */
export function nameService(answer: (lookup: number) => string | undefined): {
  readonly asked: string[]
} {
  const asked: string[] = []
  const lookup = (
    host: string,
    _options: object,
    callback: (error: Error | null, addresses?: readonly object[]) => void,
  ): void => {
    asked.push(host)
    const code = answer(asked.length)
    const failure = Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code })
    process.nextTick(() => {
      if (code === undefined) callback(null, [{ address: '127.0.0.1', family: 4 }])
      else callback(failure)
    })
  }
  vi.spyOn(dns, 'lookup').mockImplementation(lookup as unknown as typeof dns.lookup)
  onTestFinished(() => void vi.restoreAllMocks())
  return { asked }
}

/** A server for one test that counts connections, and does with each what the test says. */
export async function listenFor(take: (socket: Socket) => void = () => {}) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    take(socket)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return { port, sockets, close }
}

/** A server that accepts nothing: the two connections that the system takes for it are taken by others. */
export async function serveBehindAFullQueue() {
  const gate = new Int32Array(new SharedArrayBuffer(4))
  const program = `
    const { parentPort, workerData } = require('node:worker_threads')
    const server = require('node:http').createServer((request, response) => response.end('{"results":[]}'))
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port)
      Atomics.wait(workerData, 0, 0)
    })`
  const worker = new Worker(program, { eval: true, workerData: gate })
  const open = (): void => {
    Atomics.store(gate, 0, 1)
    Atomics.notify(gate, 0)
  }
  onTestFinished(async () => {
    open()
    await worker.terminate()
  })
  const port = await new Promise<number>((resolve) => {
    worker.once('message', resolve)
  })
  let connected = 0
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1', () => connected++))
  onTestFinished(() => {
    for (const filler of fillers) filler.destroy()
  })
  await until(() => connected >= 2)
  await aMoment()
  // Those that wait would be the first to get in.
  for (const filler of fillers) if (filler.connecting) filler.destroy()
  if (connected === fillers.length) throw new Error('The queue is not full.')
  return { url: `http://127.0.0.1:${port}`, open }
}

/** A port of the loopback on which nobody listens. */
export async function freePort(): Promise<number> {
  const { port, close } = await listenFor()
  await close()
  return port
}

/** For so long that what was written has arrived. */
export function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

/** Runs a program of a user to its end; what it `tell`s are lines. It has `createClient`, `options` for it, and a `ref`. */
export async function runProgram(
  sandbox: Pick<Sandbox, 'url' | 'accessKey' | 'workspaceId' | 'messages'>,
  program: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly lines: readonly string[]; readonly code: number | null }> {
  const { accessKey, url: baseUrl } = sandbox
  const options = { accessKey, baseUrl, workspaceId: sandbox.workspaceId, channels: [] }
  const whole = `
    import { writeSync } from 'node:fs'
    import { createClient } from '@bird-interactions/core/client'
    const options = ${JSON.stringify(options)}
    const ref = ${JSON.stringify(refOf(sandbox))}
    const tell = (value) => writeSync(1, value + '\\n')
    ${program}`
  const flags = ['--conditions=@bird-interactions/source', '--input-type=module', '-e', whole]
  const child = spawn(process.execPath, flags, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { lines: output.trim().split('\n'), code }
}
