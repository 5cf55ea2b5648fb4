import { readFileSync } from 'node:fs'

import { createClient } from '@bird-interactions/core/client'

/** Asks the server named on the command line three times, and tells its parent how the third call ended and what it cost. */
const [baseUrl = '', accessKey = '', workspaceId = '', channelId = '', messageId = ''] =
  process.argv.slice(2)

await using client = createClient({ accessKey, workspaceId, channels: [], baseUrl })
const list = () => client.interactions.list({ channelId, messageId })

// What the first calls load and compile does not count.
await list()
await list()
const before = mostMemory()
const error: unknown = await list().then(
  () => new Error('The call was expected to be rejected.'),
  (reason: unknown) => reason,
)
const grownBy = mostMemory() - before
const { name, code } = error as { readonly name: string; readonly code?: string }
process.send?.({ name, code, grownBy }, () => process.disconnect())

/** The most memory that this program had so far, in bytes. What `getrusage` says has that of the parent process in it on Linux. */
function mostMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
