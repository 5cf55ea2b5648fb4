import { ConfigError } from '../../errors.ts'
import { isLoopback } from './loopback.ts'

/** Where requests go through. */
export interface Proxy {
  /** With its credentials. */
  readonly url: string
  /** Host and port: what may be shown. */
  readonly host: string
  /** What must not be shown. */
  readonly secrets: readonly string[]
}

/** The usual variables, the first that is set wins. */
const VARIABLES = {
  'https:': ['https_proxy', 'HTTPS_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY'],
} as const

/** What a URL means that names no port. */
const DEFAULT_PORTS = { 'https:': '443', 'http:': '80' } as const

/**
 * The proxy to use for an origin: the option, or what the environment says unless `NO_PROXY` excepts the host. This computer
 * itself is never asked through a proxy of the environment.
 *
 * @param option A URL, or `false` for none whatever the environment says.
 * @throws {@link ConfigError} when it is no URL with http or https; what it holds is not shown.
 */
export function proxyFor(
  origin: string,
  option: string | false | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Proxy | undefined {
  if (option === false) return undefined
  if (option !== undefined) return parseProxy(option, 'proxy')
  const { protocol, hostname, port } = new URL(origin)
  if (isLoopback(hostname)) return undefined
  const variable = VARIABLES[protocol as keyof typeof VARIABLES].find((name) => env[name])
  if (variable === undefined) return undefined
  const usedPort = port === '' ? DEFAULT_PORTS[protocol as keyof typeof DEFAULT_PORTS] : port
  if (isExcepted(hostname, usedPort, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return undefined
  return parseProxy(env[variable] ?? '', variable)
}

function parseProxy(text: string, source: string): Proxy {
  let url: URL
  let secrets: readonly string[]
  try {
    url = new URL(text.includes('://') ? text : `http://${text}`)
    // A bare percent sign in the name or the password cannot be decoded.
    secrets = [url.password, decodeURIComponent(url.password), credentialsOf(url)]
  } catch {
    throw invalid(source)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw invalid(source)
  return { url: url.href, host: url.host, secrets: secrets.filter((secret) => secret !== '') }
}

/** What the header of the proxy holds. */
function credentialsOf({ username, password }: URL): string {
  if (username === '' && password === '') return ''
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return Buffer.from(plain).toString('base64')
}

/** Entries are hosts, also with a port; one matches its subdomains, too, and `*` matches all. */
function isExcepted(hostname: string, port: string, exceptions: string): boolean {
  return exceptions
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      const [host = '', only] = entry.toLowerCase().split(/:(?=\d+$)/)
      if (only !== undefined && only !== port) return false
      const bare = host.replace(/^\*?\./, '')
      return hostname === bare || hostname.endsWith(`.${bare}`)
    })
}

function invalid(source: string): ConfigError {
  return new ConfigError(
    'invalid_option',
    `${source} is no URL of a proxy. Write one such as http://proxy.example.com:8080; name and password may stand in front of the host, a percent sign in them as %25.`,
  )
}
