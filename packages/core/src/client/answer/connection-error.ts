import { type BirdError, ConnectionError, ResponseError } from '../../errors.ts'
import { isObject } from '../../shape.ts'
import { ProxyFailure } from '../transport/proxy-failure.ts'
import { redact, redactCause } from './redact.ts'
import { BodyTooLargeError } from '../transport/transport.ts'

const TLS_CODES =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|ERR_OSSL_)/

/** What turns a transport's failure into an error besides the failure. */
export interface FailureContext {
  readonly origin: string
  /** Must not appear in the error: the access key, what the URL of a proxy holds. */
  readonly secrets: readonly string[]
  readonly attempts: number
  readonly maxBodyBytes: number
}

/** The error for a transport that gave no whole answer. */
export function connectionErrorOf(failure: unknown, context: FailureContext): BirdError {
  const { origin, attempts, secrets } = context
  const cause = redactCause(failure, secrets)
  if (failure instanceof BodyTooLargeError) {
    return new ResponseError(
      'body_too_large',
      `The answer is longer than ${context.maxBodyBytes} bytes, so reading it was given up. No list of interactions is known to be so long: check the base URL, or raise maxBodyBytes.`,
      { cause },
    )
  }
  if (failure instanceof ProxyFailure) return proxyErrorOf(failure, origin, { cause, attempts })
  const code = systemCodeOf(failure)
  if (code === 'ENOTFOUND') {
    return new ConnectionError(
      'host_not_found',
      `No address is known for ${origin} (${code}). Check the base URL for a typing error, and this computer's name service.`,
      { cause, attempts },
    )
  }
  if (TLS_CODES.test(code)) {
    return new ConnectionError(
      'tls_failed',
      `No safe connection to ${origin} could be made (${code}): its certificate or protocol was not accepted. Behind a company proxy, name the proxy's certificate in NODE_EXTRA_CA_CERTS.`,
      { cause, attempts },
    )
  }
  const words = code === '' ? redact(messageOf(failure), secrets) : code
  return new ConnectionError(
    'connection_failed',
    `The connection to ${origin} failed (${words})${times(attempts)}. ${adviceOf(code)}`,
    { cause, attempts },
  )
}

function proxyErrorOf(
  { host, status, cause: own }: ProxyFailure,
  origin: string,
  options: { readonly cause: unknown; readonly attempts: number },
): ConnectionError {
  const start = `The proxy ${host}, on the way to ${origin},`
  if (status !== undefined && status < 500) {
    const words =
      status === 407
        ? 'asks for a name and a password (407): write them into its URL'
        : `refuses the way (${status}): ask whoever runs it`
    return new ConnectionError(
      'proxy_refused',
      `${start} ${words}, or go without it with proxy: false or NO_PROXY.`,
      options,
    )
  }
  const words = status === undefined ? systemCodeOf(own) || 'no connection' : String(status)
  return new ConnectionError(
    'proxy_failed',
    `${start} failed (${words})${times(options.attempts)}. Check its address and whether it runs, or go without it with proxy: false or NO_PROXY.`,
    options,
  )
}

function adviceOf(code: string): string {
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check the base URL and its port.'
  if (code === 'EAI_AGAIN')
    return 'The name service did not answer: check the network, and try again.'
  return 'Check the network, and try again.'
}

function times(attempts: number): string {
  return attempts > 1 ? ` in ${attempts} attempts` : ''
}

function systemCodeOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return ''
  const { code, cause } = failure as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return isObject(cause) && typeof cause['code'] === 'string' ? cause['code'] : ''
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message || failure.name : String(failure)
}
