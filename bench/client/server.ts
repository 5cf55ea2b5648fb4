import { createServer } from 'node:http'

/** Answers every request with the same list, about 1 kB, over connections that stay open. Its parent reads the port. */
const interaction = {
  id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
  type: 'clicked',
  createdAt: '2024-08-13T11:26:22.035459Z',
  messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
  channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
  platformId: 'rcs-google',
  messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
  messagePartsCount: 1,
  receiver: {
    contacts: [
      {
        id: '46623801-a627-4a3f-9523-363c501d459d',
        identifierKey: 'phonenumber',
        identifierValue: '+447123456789',
      },
    ],
  },
  details: 'card_0_item_1_clicked',
  metadata: { button: { payload: 'website' } },
}
const body = JSON.stringify({
  results: [interaction, { ...interaction, id: 'dee91f17-5966-11ef-8508-0a58a9feac02' }],
})

const server = createServer((_request, response) => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
})
process.once('disconnect', () => process.exit())
