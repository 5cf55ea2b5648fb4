import { Agent, request } from 'undici'

import { interleave, type Subject } from '../interleave.ts'
import { createBirdClient } from './bird-client.ts'
import { channelId, messageId, pathOf } from '../list-server/list.ts'
import { startListServer } from '../list-server/start-list-server.ts'
import { type Measure, summarize } from '../measure.ts'
import { report } from '../report.ts'

/** Of this client, which is so near to the reference that few rounds tell little; and of the others. */
const OWN_ROUNDS = 21
const OTHER_ROUNDS = 7
const MILLISECONDS = 400

/** Asks for the list once, and reads its JSON. */
type Once = () => Promise<unknown>

const { clients } = (await import(new URL('../peers/clients.js', import.meta.url).href)) as {
  clients: (url: string, headers: Record<string, string>) => Readonly<Record<string, Once>>
}
const server = await startListServer()
const { origin } = server
const path = pathOf(messageId)
const headers = { authorization: 'AccessKey any', accept: 'application/json' }
const dispatcher = new Agent({ connections: 16, pipelining: 1 })
const bird = createBirdClient(origin)
const others = {
  fetch: async () => (await fetch(origin + path, { headers })).json(),
  ...clients(origin + path, headers),
}

const measures: Measure[] = []
for (const concurrency of [1, 16, 64, 256]) {
  const subject = (name: string, once: Once): Subject => ({
    name,
    run: () => perSecond(concurrency, once),
  })
  const bare = subject('bare undici', async () =>
    (await request(origin + path, { dispatcher, headers })).body.json(),
  )
  const client = subject('this client', () => bird.interactions.list({ channelId, messageId }))
  const own = (await interleave(bare, [client], OWN_ROUNDS)).get(client.name) ?? []
  const ratios = await interleave(
    bare,
    Object.entries(others).map(([name, once]) => subject(name, once)),
    OTHER_ROUNDS,
  )
  const hasBar = concurrency === 16 || concurrency === 64
  measures.push(
    {
      what: `${concurrency} at a time, this client`,
      values: own,
      ...(hasBar ? { bar: { atLeast: 0.9 } } : {}),
    },
    ...[...ratios].map(([name, values]) => ({ what: `${concurrency} at a time, ${name}`, values })),
  )
  const best = Math.max(
    ...Object.keys(others).map((name) => summarize(ratios.get(name) ?? []).median),
  )
  measures.push({
    what: `${concurrency} at a time, this client to the best of ${Object.keys(others).join(', ')}`,
    values: own.map((value) => value / best),
    ...(hasBar ? { bar: { atLeast: 2.5 } } : {}),
  })
}
await bird.close()
await dispatcher.close()
server.close()
report({
  name: 'client',
  title: 'Requests',
  method:
    'Requests per second for a list of 1 kB over connections that stay open, the server being another process, to a bare loop of `undici.request` with `body.json()`.',
  measures,
})

async function perSecond(concurrency: number, once: Once): Promise<number> {
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
