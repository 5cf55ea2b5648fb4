import { createClient } from '@bird-interactions/core/client'

import { limiterOfParent } from './over-ipc.ts'

/** Asks the server named on the command line for so many messages, at the pace of its parent's limiter. */
const [baseUrl = '', count = ''] = process.argv.slice(2)

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

await using client = createClient({
  accessKey: 'made-up',
  workspaceId: id(1),
  channels: [],
  baseUrl,
  rateLimit: limiterOfParent(),
})
const refs = Array.from({ length: Number(count) }, (_, number) => ({
  channelId: id(2),
  messageId: id(number),
}))
for await (const result of client.interactions.listMany(refs)) {
  if (!result.ok) throw result.error
}
process.disconnect()
