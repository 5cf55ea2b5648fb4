import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { connect, type Socket } from 'node:net'

import type { Sandbox } from '../src/index.ts'
import { pathOf, WHATSAPP } from './server.ts'

/** What became of a request. */
export interface Outcome {
  readonly status?: number
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly trailers: Readonly<Record<string, string | undefined>>
  readonly informational: readonly number[]
  /** What arrived of the body. */
  readonly body: Buffer
  /** Code of the error that ended it. */
  readonly failed?: string
}

interface Asked {
  readonly path?: string
  readonly agent?: Agent
  readonly ca?: string
  /** Breaks off after so many bytes of the body. */
  readonly enough?: number
}

/** GETs the interactions of a message with Node's own client, which decodes nothing and follows nothing. */
export async function ask(sandbox: Sandbox, asked: Asked = {}): Promise<Outcome> {
  const { path = pathOf(sandbox, WHATSAPP), agent = false, ca, enough = Infinity } = asked
  const url = new URL(`${sandbox.url}${path}`)
  const headers = { authorization: `AccessKey ${sandbox.accessKey}`, 'user-agent': 'test/1' }
  const informational: number[] = []
  const chunks: Buffer[] = []
  return await new Promise((resolve) => {
    let response: IncomingMessage | undefined
    const done = (error?: NodeJS.ErrnoException): void => {
      resolve({
        ...(response?.statusCode === undefined ? {} : { status: response.statusCode }),
        headers: response?.headers ?? {},
        rawHeaders: response?.rawHeaders ?? [],
        trailers: response?.trailers ?? {},
        informational,
        body: Buffer.concat(chunks),
        ...(error === undefined ? {} : { failed: error.code ?? error.message }),
      })
    }
    const asking =
      url.protocol === 'https:'
        ? requestSecurely(url, { agent: false, headers, ca })
        : request(url, { agent, headers })
    asking.on('information', ({ statusCode }) => informational.push(statusCode))
    asking.on('error', done)
    asking.on('response', (incoming) => {
      response = incoming
      let size = 0
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size >= enough) asking.destroy()
      })
      incoming.on('error', done)
      incoming.on('end', () => done())
    })
    asking.end()
  })
}

/** What became of a connection on which raw bytes were written. */
export interface RawOutcome {
  readonly text: string
  /** How the server ended it: FIN, or the code of an error; `open` when it did not. */
  readonly end: string
}

/** Writes a request on a connection, and another when something was answered, until the server ends it or falls silent. */
export async function askRaw(
  sandbox: Sandbox,
  { requests = 1, silentMs = 250 } = {},
): Promise<RawOutcome> {
  const socket = openSocket(sandbox)
  const bytes = `GET ${pathOf(sandbox, WHATSAPP)} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: AccessKey ${sandbox.accessKey}\r\n\r\n`
  let left = requests - 1
  let end = 'open'
  let text = ''
  socket.write(bytes)
  return await new Promise((resolve) => {
    const silence = setTimeout(() => socket.destroy(), silentMs)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      silence.refresh()
      if (left > 0) socket.write(bytes)
      left -= 1
    })
    socket.on('end', () => {
      end = 'FIN'
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      end = error.code ?? error.message
    })
    socket.on('close', () => {
      clearTimeout(silence)
      resolve({ text, end })
    })
  })
}

/** A connection to the sandbox. */
export function openSocket(sandbox: Sandbox): Socket {
  const { hostname, port } = new URL(sandbox.url)
  return connect(Number(port), hostname)
}

/** Waits until something is so. */
export async function until(condition: () => boolean, withinMs = 2000): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('It never became so.')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
