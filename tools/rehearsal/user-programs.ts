/** What the documentation of RCS shows, shortened: what the API sends for a click on a card. */
const click = `{
  id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
  type: 'clicked',
  createdAt: '2024-08-13T11:26:22.035459Z',
  messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
  channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
  platformId: 'rcs-google',
  details: 'card_0_item_1_clicked',
  metadata: { button: { payload: 'website' } },
}`

const decodeBody = `
const interaction = createDecoder([rcs])(${click})
if (interaction.type === 'clicked' && interaction.details?.kind === 'cardItem') {
  const { card, item } = interaction.details
  console.log(\`card \${card}, item \${item}: \${interaction.metadata?.button?.payload}\`)
}
`

/** A program that decodes with core and one channel. It is JavaScript and TypeScript at once. */
export const decodes = {
  imported: `import { createDecoder } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
${decodeBody}`,
  required: `const { createDecoder } = require('@bird-interactions/core')
const { rcs } = require('@bird-interactions/rcs')
${decodeBody}`,
  prints: 'card 0, item 1: website\n',
}

const listBody = `
async function main() {
  const sandbox = await startSandbox()
  const bird = createClient({
    baseUrl: sandbox.url,
    accessKey: sandbox.accessKey,
    workspaceId: sandbox.workspaceId,
    channels: [rcs, whatsapp],
  })
  const refs = sandbox.messages.map(({ id: messageId, channelId }) => ({ channelId, messageId }))
  let listed = 0
  for await (const result of bird.interactions.listMany(refs)) {
    if (!result.ok) throw result.error
    for (const { raw } of result.interactions) interactionSchema.parse(raw)
    listed += 1
  }
  console.log(listed === sandbox.messages.length ? 'all listed' : 'some are missing')
  await bird.close()
  await sandbox.close()
}
void main()
`

/** A program that lists what a sandbox has, over HTTP, and checks it with the published schema. */
export const lists = {
  imported: `import { createClient } from '@bird-interactions/core/client'
import { interactionSchema } from '@bird-interactions/core/schema'
import { rcs } from '@bird-interactions/rcs'
import { startSandbox } from '@bird-interactions/sandbox'
import { whatsapp } from '@bird-interactions/whatsapp'
${listBody}`,
  required: `const { createClient } = require('@bird-interactions/core/client')
const { interactionSchema } = require('@bird-interactions/core/schema')
const { rcs } = require('@bird-interactions/rcs')
const { startSandbox } = require('@bird-interactions/sandbox')
const { whatsapp } = require('@bird-interactions/whatsapp')
${listBody}`,
  prints: 'all listed\n',
}
