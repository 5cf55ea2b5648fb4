import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { installed } from './installed.ts'

/** A registry on the loopback. */
export interface Registry {
  readonly url: string
  readonly stop: () => void
}

/** Starts an empty registry that knows of no other one: what is not published to it, it does not have. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder)
  const config = join(folder, 'config.yaml')
  writeFileSync(config, JSON.stringify(settings(folder)))
  const { port, stop: free } = await listen(() => {})
  await free()
  const url = `http://127.0.0.1:${port}/`
  const child = spawn(
    process.execPath,
    [installed('verdaccio/bin/verdaccio'), '--config', config, '--listen', `127.0.0.1:${port}`],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  await new Promise<void>((resolve, reject) => {
    let words = ''
    const hear = (text: string): void => {
      words += text
      if (words.includes(url)) resolve()
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('close', () => {
      reject(new Error(`The registry ended before it began:\n${words}`))
    })
  })
  return { url, stop: () => child.kill() }
}

const settings = (folder: string): object => ({
  storage: join(folder, 'storage'),
  auth: { htpasswd: { file: join(folder, 'users') } },
  packages: { '**': { access: '$all', publish: '$all' } },
  uplinks: {},
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'http' },
})

/** A registry that nobody must talk to: it counts who does. */
export async function startDecoy(): Promise<Registry & { readonly requests: () => number }> {
  let requests = 0
  const { port, stop } = await listen(() => {
    requests += 1
  })
  return { url: `http://127.0.0.1:${port}/`, stop: () => void stop(), requests: () => requests }
}

async function listen(onRequest: () => void): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    onRequest()
    response.writeHead(404).end('{}')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve()
      })
    })
  return { port: (server.address() as AddressInfo).port, stop }
}
