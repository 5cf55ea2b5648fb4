import { type AttemptEvent, type ClientOptions, createClient } from '@bird-interactions/core/client'
import type { FakeClock } from '@bird-interactions/core/testing'
import { rcs } from '@bird-interactions/rcs'
import { type Fault, type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import { whatsapp } from '@bird-interactions/whatsapp'
import { onTestFinished } from 'vitest'

export const workspaceId = '10000000-0000-4000-8000-000000000001'
export const channelId = '20000000-0000-4000-8000-000000000001'

/** Of a message that no sandbox has: for fake transports. */
export const anyRef = { channelId, messageId: '30000000-0000-4000-8000-000000000001' }

export const channels = [rcs, whatsapp] as const

/** A fault server for one test. */
export async function sandboxWith(...faults: (Fault | string)[]): Promise<Sandbox> {
  const sandbox = await startSandbox({ faults })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** A client for one test, which waits neither between attempts nor for the rate limit unless the test says so. */
export function clientFor(
  place: Pick<Sandbox, 'url' | 'accessKey' | 'workspaceId'>,
  options: Partial<ClientOptions<typeof channels>> = {},
) {
  const client = createClient({
    accessKey: place.accessKey,
    workspaceId: place.workspaceId,
    channels,
    baseUrl: place.url,
    random: () => 0,
    rateLimit: false,
    ...options,
  })
  onTestFinished(() => client.close())
  return client
}

/** For clients with a transport of their own. */
export const nowhere = {
  url: 'https://example.com',
  accessKey: 'canary-8d3f1c0b7a',
  workspaceId,
} as const

/** A message of the sandbox, as a client asks for it. */
export function refOf(sandbox: Pick<Sandbox, 'messages'>, index = 0) {
  const message = sandbox.messages[index]
  if (message === undefined) throw new Error(`The sandbox has no message ${index}.`)
  return { channelId: message.channelId, messageId: message.id }
}

/** What a call is rejected with. */
export async function rejection<T extends object = Record<string, unknown>>(
  call: Promise<unknown>,
): Promise<T> {
  return call.then(
    () => {
      throw new Error('The call was expected to be rejected.')
    },
    (error: T) => error,
  )
}

/** Waits in real time until something that real sockets bring about is so: two seconds at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 2000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`It did not come to pass: ${String(isSo)}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** Waits in real time for as long as a request that was wrongly sent needs to arrive. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10))
}

/** An attempt, and when it was sent and ended on the clock of the client. */
export interface SeenAttempt extends AttemptEvent {
  readonly sentAt: number
  readonly endedAt: number
}

/** Remembers every attempt of a client that lives by that clock, in the order in which they ended. */
export function recordAttempts(clock: FakeClock) {
  const attempts: SeenAttempt[] = []
  return {
    attempts,
    observe: (event: AttemptEvent): void => {
      const endedAt = clock.now()
      attempts.push({ ...event, sentAt: endedAt - event.durationMs, endedAt })
    },
  }
}
