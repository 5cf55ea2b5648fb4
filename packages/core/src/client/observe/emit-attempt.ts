import { channel } from 'node:diagnostics_channel'

import type { AttemptEvent, Logger, Observe } from './attempt-event.ts'

/** The name of the diagnostics channel that every attempt of every client is published on. */
const ATTEMPT_CHANNEL = 'bird-interactions:attempt'

const attempts = channel(ATTEMPT_CHANNEL)

/** Tells of an attempt; the event is made only when somebody listens. */
export type EmitAttempt = (describe: () => AttemptEvent) => void

/** Tells the observer, the logger and the diagnostics channel, none of which can harm a call. */
export function createEmitAttempt(
  observe: Observe | undefined,
  logger: Logger | undefined,
): EmitAttempt {
  return (describe) => {
    if (observe === undefined && logger === undefined && !attempts.hasSubscribers) return
    const event = describe()
    attempts.publish(event)
    harmless('observe', () => observe?.(event))
    if (logger !== undefined) harmless('logger', () => log(logger, event))
  }
}

function log(logger: Logger, event: AttemptEvent): unknown {
  const { attempt, messageId, status, error, retryInMs, durationMs } = event
  const result = `${status ?? 'no answer'}${error === undefined ? '' : `, ${error}`}`
  const line = `bird-interactions: message ${messageId}, attempt ${attempt}: ${result} after ${Math.round(durationMs)} ms`
  if (retryInMs !== undefined) {
    return logger.warn?.(`${line}; again in ${Math.round(retryInMs)} ms`, event)
  }
  return error === undefined ? logger.debug?.(line, event) : logger.error?.(line, event)
}

function harmless(name: string, call: () => unknown): void {
  try {
    Promise.resolve(call()).catch((error: unknown) => {
      warn(name, error)
    })
  } catch (error) {
    warn(name, error)
  }
}

function warn(name: string, error: unknown): void {
  const words = error instanceof Error ? error.message : String(error)
  process.emitWarning(
    `The ${name} passed to createClient failed, which changed nothing: ${words}`,
    {
      type: 'BirdInteractionsWarning',
    },
  )
}
