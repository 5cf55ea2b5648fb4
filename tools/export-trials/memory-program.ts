import { createClient, type Transport } from '@bird-interactions/core/client'
import { exportInteractions, keepMemorySmall, openExportFiles } from '@bird-interactions/export'

/**
 * Exports so many messages from answers that need no network, to a file, and prints the most memory that it took, in MiB.
 * Arguments: how many messages, and the output.
 */
keepMemorySmall()
const [count = '0', output = ''] = process.argv.slice(2)
const channelId = '20000000-0000-4000-8000-000000000001'

function* refs(): Generator<{ channelId: string; messageId: string }, void, void> {
  for (let number = 0; number < Number(count); number++) {
    const messageId = `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    yield { channelId, messageId }
  }
}

const transport: Transport = async ({ path }) => {
  const messageId = path.slice(-49, -13)
  const id = `4${messageId.slice(1)}`
  const type = 'read'
  const createdAt = '2026-01-01T00:00:00Z'
  const results = [{ id, messageId, channelId, type, createdAt, platformId: 'rcs-google' }]
  // As soon as other work is done, as an answer that has arrived.
  await new Promise(setImmediate)
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ results })),
  }
}

const client = createClient({
  accessKey: 'any-key',
  workspaceId: '10000000-0000-4000-8000-000000000001',
  channels: [],
  transport,
  rateLimit: false,
})
const files = await openExportFiles(output)
const { counts } = await exportInteractions({ client, refs: refs(), ...files })
await files.close()
if (counts.interactions !== Number(count)) throw new Error(JSON.stringify(counts))
console.log((process.resourceUsage().maxRSS / 1024).toFixed(1))
