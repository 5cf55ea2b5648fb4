import type { Channel } from '../contract.ts'
import { remember } from '../remember.ts'
import { type BaseUrl, parseBaseUrl } from './transport/base-url.ts'
import type { ClientOptions } from './client.ts'
import { credentialsFor } from './credentials.ts'
import { systemClock } from './attempt/clock.ts'
import { createEmitAttempt } from './observe/emit-attempt.ts'
import { lazyTransport } from './transport/lazy-transport.ts'
import { callSettings, integerOption } from './options.ts'
import { proxyFor } from './transport/proxy.ts'
import { createRateLimiter } from './pace/rate-limiter.ts'
import type { RequestContext } from './request.ts'
import { createRetryBudget } from './retry/retry-budget.ts'
import type { ConnectedTransport } from './transport/undici-transport.ts'
import { userAgentOf } from './user-agent.ts'

const MOST_BODY_BYTES = 8 * 1024 * 1024

/** What all requests of a client have in common, the path that stands before every path, and how to end it all. */
export interface ClientContext extends RequestContext {
  readonly prefix: BaseUrl['prefix']
  readonly close: ConnectedTransport['close']
}

/** @throws {@link ConfigError} when an option cannot work. */
export function createRequestContext(options: ClientOptions<readonly Channel[]>): ClientContext {
  const { origin, prefix } = parseBaseUrl(options.baseUrl, options.allowInsecure)
  const { attemptMs } = callSettings(undefined, options)
  const proxy = proxyFor(origin, options.proxy, process.env)
  const { send, close } = lazyTransport(options.transport, { origin, connectMs: attemptMs, proxy })
  const clock = options.clock ?? systemClock
  return {
    prefix,
    close,
    transport: send,
    clock,
    random: options.random ?? Math.random,
    credentials: credentialsFor(
      options.accessKey,
      userAgentOf(options.userAgent),
      proxy?.secrets ?? [],
    ),
    origin,
    limitKeyOf: remember((workspaceId) => `${origin} ${workspaceId.toLowerCase()}`),
    maxBodyBytes: integerOption(
      'maxBodyBytes',
      options.maxBodyBytes ?? MOST_BODY_BYTES,
      1,
      Number.MAX_SAFE_INTEGER,
    ),
    limiter: limiterOf(options.rateLimit, clock),
    budget: createRetryBudget(),
    emit: createEmitAttempt(options.observe, options.logger),
  }
}

function limiterOf(
  option: ClientOptions<readonly Channel[]>['rateLimit'],
  clock: RequestContext['clock'],
): RequestContext['limiter'] {
  if (option === false) return undefined
  if (option !== undefined && 'acquire' in option) return option
  return createRateLimiter({ perSecond: option?.perSecond, clock })
}
