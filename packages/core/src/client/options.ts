import { ConfigError } from '../errors.ts'
import { LONGEST_TIMER_MS } from './attempt/clock.ts'
import type { CallOptions } from './client.ts'

/** What holds for one call, complete. */
export interface CallSettings {
  readonly attemptMs: number
  readonly totalMs: number
  readonly retries: number
}

/**
 * The settings of a call: its own options, then the client's, then the defaults.
 *
 * @throws {@link ConfigError} when one is out of range.
 */
export function callSettings(call: CallOptions | undefined, client: CallOptions): CallSettings {
  return {
    attemptMs: integerOption(
      'timeout.attemptMs',
      call?.timeout?.attemptMs ?? client.timeout?.attemptMs ?? 10_000,
      1,
      LONGEST_TIMER_MS,
    ),
    totalMs: integerOption(
      'timeout.totalMs',
      call?.timeout?.totalMs ?? client.timeout?.totalMs ?? 60_000,
      1,
      LONGEST_TIMER_MS,
    ),
    retries: integerOption('retries', call?.retries ?? client.retries ?? 2, 0, 10),
  }
}

/** @throws {@link ConfigError} when the value is no integer of the range. */
export function integerOption(name: string, value: unknown, least: number, most: number): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) {
    return value as number
  }
  throw new ConfigError(
    'invalid_option',
    `${name} is ${String(value)}. Pass an integer from ${least} to ${most}.`,
  )
}
