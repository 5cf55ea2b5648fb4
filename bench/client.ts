import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { createClient } from '@bird-interactions/core/client'
import { rcs } from '@bird-interactions/rcs'
import { Agent, request } from 'undici'

import { reportRatio } from './report-ratio.ts'

/**
 * Requests per second of the client as a ratio to a bare loop of `undici.request`, on one keep-alive server in another
 * process: interleaved rounds, median with minimum and maximum. Exits with 1 when a median is below the bar.
 */
const ROUNDS = 7
const MILLISECONDS = 700
const BAR = 0.8

const workspaceId = '11111111-1111-4111-8111-111111111111'
const channelId = 'cc79a83e-ae28-4d20-9576-cd6ef76641a1'
const messageId = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)))
const port = await new Promise((resolve) => {
  server.once('message', resolve)
})
const origin = `http://127.0.0.1:${String(port)}`
const path = `/workspaces/${workspaceId}/channels/${channelId}/messages/${messageId}/interactions`
const dispatcher = new Agent({ connections: 16, pipelining: 1 })
const bird = createClient({
  accessKey: 'any',
  workspaceId,
  channels: [rcs],
  baseUrl: origin,
  rateLimit: false,
})

const bare = async (): Promise<void> => {
  const { body } = await request(origin + path, {
    dispatcher,
    headers: { authorization: 'AccessKey any', accept: 'application/json' },
  })
  await body.json()
}
const client = async (): Promise<void> => {
  await bird.interactions.list({ channelId, messageId })
}

async function perSecond(concurrency: number, once: () => Promise<void>): Promise<number> {
  let count = 0
  const start = performance.now()
  const end = start + MILLISECONDS
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      await once()
      count += 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, loop))
  return (count / (performance.now() - start)) * 1000
}

await perSecond(16, bare)
await perSecond(16, client)
for (const concurrency of [16, 64]) {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const first = await perSecond(concurrency, bare)
    const second = await perSecond(concurrency, client)
    const third = await perSecond(concurrency, bare)
    ratios.push((2 * second) / (first + third))
  }
  reportRatio(`client to a bare undici loop, concurrency ${concurrency}`, ratios, { atLeast: BAR })
}
await bird.close()
await dispatcher.close()
server.disconnect()
