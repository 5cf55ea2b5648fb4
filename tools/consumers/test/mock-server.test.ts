import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { packagesFolder } from 'packed'
import { type Outcome, run } from 'packed/run'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { prism } from './places.ts'

const document = join(packagesFolder, 'core/test/data/list-message-interactions.2026.json')
const id = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'

describe.each([
  ['fixed', []],
  ['generated at random', ['--dynamic']],
])('a mock server made from the OpenAPI document, its answers %s', (_name, flags) => {
  let url: string
  let stop = (): void => {}

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const child = spawn(
      process.execPath,
      [prism, 'mock', '--host', '127.0.0.1', '--port', String(port), ...flags, document],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    stop = () => child.kill()
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('is listening')) resolve()
      })
      child.once('close', (code) => {
        reject(new Error(`The mock server ended with ${String(code)}.`))
      })
    })
  })
  afterAll(() => {
    stop()
  })

  test('every interaction that it answers is listed as JSON, decoded, with what was received', async () => {
    let listed = 0
    for (let round = 0; round < (flags.length > 0 ? 5 : 1); round++) {
      const { code, stdout, stderr } = await list(url)
      expect(code).toBe(0)
      // All its ids are made up, which the command remarks; a generated list may be empty or full, too.
      expect(stderr).toMatch(
        /^(?:No interactions yet[^\n]*\n|(?:note: (?:No channel here claims|Elements? \d|The list may be cut)[^\n]*\n)+)$/,
      )
      for (const { raw, sentType, type, ...decoded } of JSON.parse(stdout) as Listed[]) {
        listed += 1
        expect(sentType ?? type).toBe(raw['type'])
        expect(decoded['channel']).toBe('unknown')
        for (const field of ['id', 'messageId', 'channelId', 'createdAt', 'messagePartsCount']) {
          expect(decoded[field]).toBe(raw[field])
        }
        // What is generated may hold fields that the document does not name; they are in raw alone.
        expect(raw).toMatchObject({ receiver: decoded['receiver'], context: decoded['context'] })
      }
    }
    expect(listed).toBeGreaterThan(0)
  })
})

type Listed = Readonly<Record<string, unknown>> & {
  readonly raw: Readonly<Record<string, unknown>>
}

function list(url: string): Promise<Outcome> {
  const command = join(packagesFolder, 'cli/dist/bin.js')
  return run(process.execPath, [command, 'list', id, '--json', '--raw'], {
    folder: packagesFolder,
    env: {
      BIRD_ACCESS_KEY: 'any',
      BIRD_WORKSPACE_ID: id,
      BIRD_CHANNEL_ID: id,
      BIRD_BASE_URL: url,
    },
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })
}
