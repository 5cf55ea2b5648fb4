import type { ErrorCode } from '../../errors.ts'

/** What became of one attempt. No access key is in it. */
export interface AttemptEvent {
  readonly workspaceId: string
  readonly channelId: string
  /** Empty where a list of messages was asked for. */
  readonly messageId: string
  /** From 1. */
  readonly attempt: number
  /** How long the rate limit held it back before it was sent, in milliseconds. */
  readonly waitedMs: number
  /** From sending it to the end of its answer, in milliseconds. */
  readonly durationMs: number
  /** Where there was an answer. */
  readonly status?: number
  /** What went wrong: a code of our errors, or `'aborted'` when the caller ended it. */
  readonly error?: ErrorCode | 'aborted'
  /** It will be sent again after this many milliseconds. */
  readonly retryInMs?: number
}

/** Hears of every attempt. What it throws is reported as a process warning, and changes nothing. */
export type Observe = (event: AttemptEvent) => void

/** Where lines for people go, by level; `console` is one. What is left out is not logged. */
export interface Logger {
  /** An attempt that was answered. */
  readonly debug?: ((message: string, event: AttemptEvent) => void) | undefined
  /** An attempt that will be repeated. */
  readonly warn?: ((message: string, event: AttemptEvent) => void) | undefined
  /** An attempt that was the last of a call that failed. */
  readonly error?: ((message: string, event: AttemptEvent) => void) | undefined
}
