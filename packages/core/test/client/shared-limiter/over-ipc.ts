import type { ChildProcess } from 'node:child_process'

import type {
  RateLimiter,
  RateLimitGrant,
  RateLimitReport,
  RateLimitRequest,
} from '@bird-interactions/core/client'

type Message =
  | { readonly acquire: Omit<RateLimitRequest, 'onAbort'>; readonly id: number }
  | { readonly giveUp: number }
  | { readonly report: RateLimitReport }

interface Answer {
  readonly id: number
  readonly grant: RateLimitGrant
}

/** Lets a child process use a limiter of this one. */
export function shareLimiter(limiter: RateLimiter, child: ChildProcess): void {
  const giveUps = new Map<number, () => void>()
  const acquire = async (request: Omit<RateLimitRequest, 'onAbort'>, id: number): Promise<void> => {
    const onAbort = (listener: () => void): void => void giveUps.set(id, listener)
    const grant = await limiter.acquire({ ...request, onAbort })
    giveUps.delete(id)
    if (child.connected) child.send({ id, grant } satisfies Answer)
  }
  child.on('message', (message: Message) => {
    if ('acquire' in message) void acquire(message.acquire, message.id)
    else if ('giveUp' in message) giveUps.get(message.giveUp)?.()
    else void limiter.report(message.report)
  })
}

/** The limiter that the parent process shares. */
export function limiterOfParent(): RateLimiter {
  const waiting = new Map<number, (grant: RateLimitGrant) => void>()
  let last = 0
  const send = (message: Message): void => void process.send?.(message)
  process.on('message', ({ id, grant }: Answer) => {
    waiting.get(id)?.(grant)
    waiting.delete(id)
  })
  return {
    acquire: ({ key, withinMs, onAbort }) =>
      new Promise((resolve) => {
        const id = ++last
        waiting.set(id, resolve)
        send({ acquire: { key, withinMs }, id })
        onAbort(() => {
          send({ giveUp: id })
        })
      }),
    report: (report) => {
      send({ report })
    },
  }
}
