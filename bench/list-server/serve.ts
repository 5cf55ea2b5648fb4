import { createServer } from 'node:http'

import { listAt } from './list.ts'

/** Answers every request with the list of the message that it asks for, over connections that stay open. Its parent reads the port. */
const server = createServer(({ url = '' }, response) => {
  const body = listAt(url)
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
