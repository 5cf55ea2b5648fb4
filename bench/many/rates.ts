import { Agent, request } from 'undici'

import { interleave, type Subject } from '../interleave.ts'
import { createBirdClient } from '../client/bird-client.ts'
import { channelId, pathOf } from '../list-server/list.ts'
import type { Measure } from '../measure.ts'

/** How many messages a run lists: so many that its start and its end say nothing. */
const REFS = 10_000

interface Ref {
  readonly channelId: string
  readonly messageId: string
}

type Refs = Generator<Ref, void, undefined>

const { madeUpRefs } = (await import(new URL('made-up-refs.js', import.meta.url).href)) as {
  madeUpRefs: (channelId: string, count: number) => Refs
}
const { workOff } = (await import(new URL('work-off.js', import.meta.url).href)) as {
  workOff: (refs: Refs, concurrency: number, once: (ref: Ref) => Promise<void>) => Promise<void>
}

/** The rate of `listMany` to two loops of workers. */
export async function measureRates(
  origin: string,
  concurrency: number,
  rounds: number,
): Promise<readonly Measure[]> {
  const bird = createBirdClient(origin)
  const dispatcher = new Agent({ connections: concurrency, pipelining: 1 })
  const headers = { authorization: 'AccessKey any', accept: 'application/json' }
  const listMany = rating('listMany', async (refs, count) => {
    for await (const result of bird.interactions.listMany(refs, { concurrency })) {
      if (!result.ok) throw result.error
      count(result.interactions.length)
    }
  })
  const workers = rating('workers that call `list`', (refs, count) =>
    workOff(refs, concurrency, async (ref) => {
      count((await bird.interactions.list(ref)).interactions.length)
    }),
  )
  const bareWorkers = rating('workers on bare undici', (refs, count) =>
    workOff(refs, concurrency, async ({ messageId }) => {
      const { body } = await request(origin + pathOf(messageId), { dispatcher, headers })
      count(((await body.json()) as { results: readonly unknown[] }).results.length)
    }),
  )
  const toWorkers = await interleave(workers, [listMany], rounds)
  const toBareWorkers = await interleave(bareWorkers, [listMany], rounds)
  await bird.close()
  await dispatcher.close()
  const refs = REFS.toLocaleString('en')
  return [
    {
      what: `rate of ${refs} with \`listMany\`, to ${workers.name}`,
      values: toWorkers.get(listMany.name) ?? [],
      bar: { atLeast: 0.9 },
    },
    {
      what: `rate of ${refs} with \`listMany\`, to ${bareWorkers.name}`,
      values: toBareWorkers.get(listMany.name) ?? [],
    },
  ]
}

/** Messages per second; a run that misses one, or an interaction, is none. */
function rating(
  name: string,
  listAll: (refs: Refs, count: (interactions: number) => void) => Promise<void>,
): Subject {
  return {
    name,
    run: async () => {
      let messages = 0
      let interactions = 0
      const start = performance.now()
      await listAll(madeUpRefs(channelId, REFS), (found) => {
        messages += 1
        interactions += found
      })
      const seconds = (performance.now() - start) / 1000
      if (messages !== REFS || interactions !== 2 * REFS) {
        throw new Error(
          `There are ${REFS} messages with 2 interactions each; ${name} found ${messages} with ${interactions} in all.`,
        )
      }
      return REFS / seconds
    },
  }
}
