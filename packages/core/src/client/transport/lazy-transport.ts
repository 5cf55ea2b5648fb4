import type { Transport } from './transport.ts'
import type { ConnectedTransport, ConnectionOptions } from './undici-transport.ts'

/**
 * The transport to use: the caller's own, or undici's, which is loaded when the first request is sent.
 */
export function lazyTransport(
  own: Transport | undefined,
  connection: ConnectionOptions,
): ConnectedTransport {
  if (own !== undefined) return { send: own, close: () => Promise.resolve() }
  let loading: Promise<ConnectedTransport> | undefined
  let loaded: ConnectedTransport | undefined
  const load = async (): Promise<ConnectedTransport> => {
    const { createUndiciTransport } = await import('./undici-transport.ts')
    loaded = createUndiciTransport(connection)
    return loaded
  }
  return {
    send: (request) =>
      loaded === undefined
        ? (loading ??= load()).then(({ send }) => send(request))
        : loaded.send(request),
    close: async () => {
      if (loading !== undefined) await (await loading).close()
    },
  }
}
