import { createClient } from '@bird-interactions/core/client'
import { rcs } from '@bird-interactions/rcs'
import { Agent, request } from 'undici'

import { madeUpRefs } from './made-up-refs.js'
import { workOff } from './work-off.js'

/**
 * Lists made-up messages, and prints the most bytes that its process held. It is JavaScript, as is what it imports: Node would
 * hold half as much again to read TypeScript, which would hide what the messages add.
 * Its settings are JSON in the first argument, with `MESSAGE` in the path where the id goes.
 */
const { way, origin, path, workspaceId, channelId, count, concurrency } = JSON.parse(
  process.argv[2],
)
const headers = { authorization: 'AccessKey any', accept: 'application/json' }
const refs = madeUpRefs(channelId, count)
const ways = {
  listMany: async () => {
    let listed = 0
    const bird = createClient({
      accessKey: 'any',
      workspaceId,
      channels: [rcs],
      baseUrl: origin,
      rateLimit: false,
    })
    for await (const result of bird.interactions.listMany(refs, { concurrency })) {
      if (!result.ok) throw result.error
      listed += 1
    }
    await bird.close()
    return listed
  },
  undici: async () => {
    let listed = 0
    const dispatcher = new Agent({ connections: concurrency, pipelining: 1 })
    await workOff(refs, concurrency, async ({ messageId }) => {
      const { body } = await request(origin + path.replace('MESSAGE', messageId), {
        dispatcher,
        headers,
      })
      await body.json()
      listed += 1
    })
    await dispatcher.close()
    return listed
  },
}

const listed = await ways[way]()
if (listed !== count) throw new Error(`${listed} messages were listed, not ${count}.`)
console.log(process.resourceUsage().maxRSS * 1024)
