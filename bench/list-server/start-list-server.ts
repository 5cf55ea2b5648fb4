import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, which answers with the list of whatever message is asked for. */
export interface ListServer {
  readonly origin: string
  readonly close: () => void
}

/** Starts one on the loopback. It ends with this process, too. */
export async function startListServer(): Promise<ListServer> {
  const server = fork(fileURLToPath(new URL('serve.ts', import.meta.url)))
  const port = await new Promise((resolve, reject) => {
    server.once('message', resolve)
    server.once('exit', (code) => {
      reject(new Error(`The server ended with ${String(code)} before it began.`))
    })
  })
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () => {
      server.disconnect()
    },
  }
}
