import type { Clock } from '../attempt/clock.ts'
import { parseHttpDate } from './http-date.ts'

const SECONDS = /^[0-9]{1,10}$/
/**
 * How long an answer asks to wait, in milliseconds from now; `undefined` when it asks for nothing, or in a form that is
 * not plain seconds or a date of RFC 9110.
 *
 * A date counts from the answer's own `Date`, where it has one: this computer's clock may be wrong.
 */
export function parseRetryAfter(
  headers: Readonly<Record<string, string>>,
  clock: Clock,
): number | undefined {
  const value = headers['retry-after']?.trim()
  if (value === undefined) return undefined
  if (SECONDS.test(value)) return Number(value) * 1000
  const until = parseHttpDate(value)
  if (until === undefined) return undefined
  return Math.max(0, until - (parseHttpDate(headers['date'] ?? '') ?? clock.date()))
}
