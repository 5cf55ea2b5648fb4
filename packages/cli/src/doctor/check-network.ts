import { lookup } from 'node:dns/promises'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { type Check, failed, ok, skipped } from './check.ts'

/** How long a connection may take, in milliseconds. */
const LONGEST = 5000

const PROXY_VARIABLES = {
  'https:': ['https_proxy', 'HTTPS_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY'],
}

/** Checks the way to the server: the proxy, the name of the host, a connection, and who answers it. */
export async function checkNetwork(baseUrl: string, env: Io['env']): Promise<readonly Check[]> {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url === undefined || !(url.protocol in PROXY_VARIABLES)) {
    const why = 'the base URL cannot be used'
    return ['proxy', 'host', 'connection', 'TLS'].map((name) => skipped(name, why))
  }
  const variable = PROXY_VARIABLES[url.protocol as keyof typeof PROXY_VARIABLES].find(
    (name) => env[name],
  )
  if (variable !== undefined && !isLoopback(url.hostname)) {
    const why = `${variable} is set, and the proxy finds the way`
    return [
      ok(
        'proxy',
        `${hostOf(env[variable] ?? '')}, from ${variable} (NO_PROXY may except the host)`,
      ),
      ...['host', 'connection', 'TLS'].map((name) => skipped(name, why)),
    ]
  }
  return [ok('proxy', 'none'), ...(await checkWay(url))]
}

async function checkWay(url: URL): Promise<readonly Check[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const checks: Check[] = []
  try {
    const { address } = await lookup(host)
    checks.push(ok('host', `${host} is ${address}`))
    const socket = await opened(connectTcp({ host, port }), 'connect')
    socket.destroy()
    checks.push(ok('connection', `port ${port} answers`))
    if (url.protocol === 'http:') return [...checks, skipped('TLS', 'the base URL is http:')]
    const secure = await opened(connectTls({ host, port, servername: host }), 'secureConnect')
    const { valid_to: end } = secure.getPeerCertificate()
    secure.destroy()
    return [
      ...checks,
      ok('TLS', `${secure.getProtocol() ?? 'TLS'}, the certificate is valid until ${end}`),
    ]
  } catch (error) {
    const names = ['host', 'connection', 'TLS']
    const [name = '', ...rest] = names.slice(checks.length)
    const why = `the ${name === 'host' ? 'host was not found' : 'connection failed'}`
    return [
      ...checks,
      failed(name, networkFailure(name, `${host}:${port}`, error)),
      ...rest.map((other) => skipped(other, why)),
    ]
  }
}

async function opened<S extends Socket | TLSSocket>(socket: S, event: string): Promise<S> {
  try {
    return await new Promise<S>((resolve, reject) => {
      socket.setTimeout(LONGEST, () => {
        reject(Object.assign(new Error('timed out'), { code: `no answer in ${LONGEST / 1000} s` }))
      })
      socket.once('error', reject)
      socket.once(event, () => {
        resolve(socket)
      })
    })
  } catch (error) {
    socket.destroy()
    throw error
  }
}

const ADVICE: Readonly<Record<string, readonly string[]>> = {
  host: [
    'Check the spelling of the base URL, and whether this computer is online.',
    'Behind a proxy, set HTTPS_PROXY.',
  ],
  connection: [
    'A firewall may be in between, or the server is down. Behind a proxy, set HTTPS_PROXY.',
  ],
  TLS: [
    'If your organisation opens TLS connections, point NODE_EXTRA_CA_CERTS at its certificate.',
    'Otherwise somebody else answers: do not go on.',
  ],
}

function networkFailure(name: string, place: string, error: unknown): Failure {
  const { code = 'unknown' } = error as { readonly code?: string }
  return new Failure(
    name === 'TLS' ? exitCodes.failed : exitCodes.temporary,
    `${place}: ${code}`,
    ...(ADVICE[name] ?? []),
  )
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** Without the name and the password of a proxy. */
function hostOf(proxy: string): string {
  const text = proxy.includes('://') ? proxy : `http://${proxy}`
  return URL.canParse(text) ? new URL(text).host : 'a proxy whose URL cannot be read'
}
