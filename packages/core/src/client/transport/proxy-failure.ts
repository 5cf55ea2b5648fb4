/** What a transport rejects with when a proxy is in the way. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure'
  /** Host and port. */
  readonly host: string
  /** What the proxy answered, where it did. */
  readonly status: number | undefined

  constructor(host: string, status: number | undefined, cause: unknown) {
    super(`The proxy ${host} failed`, { cause })
    this.host = host
    this.status = status
  }
}

/** undici tells the status of a refused tunnel in its message alone. */
const TUNNEL_REFUSED = /^Proxy response \((\d{3})\)/

/**
 * A failure as the proxy's, where it is: it refused the tunnel, or could not be reached itself. Behind a tunnel that stands
 * a failure is the server's own.
 */
export function asProxyFailure(failure: unknown, host: string): unknown {
  if (!(failure instanceof Error)) return failure
  const status = TUNNEL_REFUSED.exec(failure.message)?.[1]
  if (status !== undefined) return new ProxyFailure(host, Number(status), failure)
  const { code } = failure as { readonly code?: unknown }
  // What is before the tunnel is the proxy's: the server behind it is reached through the tunnel alone.
  return typeof code === 'string' &&
    /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|UND_ERR_CONNECT)/.test(code)
    ? new ProxyFailure(host, undefined, failure)
    : failure
}
