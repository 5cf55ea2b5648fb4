import type { Transport } from './transport.ts'
import type { ConnectedTransport } from './undici-transport.ts'

/**
 * The transport to use: the caller's own, or undici's, which is loaded when the first request is sent.
 *
 * @param connectMs How long a connection may take to come about, in milliseconds.
 */
export function lazyTransport(own: Transport | undefined, connectMs: number): ConnectedTransport {
  if (own !== undefined) return { send: own, close: () => Promise.resolve() }
  let loading: Promise<ConnectedTransport> | undefined
  let loaded: ConnectedTransport | undefined
  const load = async (): Promise<ConnectedTransport> => {
    const { createUndiciTransport } = await import('./undici-transport.ts')
    loaded = createUndiciTransport(connectMs)
    return loaded
  }
  return {
    send: async (request) => {
      loaded ??= await (loading ??= load())
      return loaded.send(request)
    },
    close: async () => {
      if (loading !== undefined) await (await loading).close()
    },
  }
}
