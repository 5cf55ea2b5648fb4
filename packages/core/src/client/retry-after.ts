import type { Clock } from './clock.ts'

const SECONDS = /^[0-9]{1,10}$/
/** IMF-fixdate, the form that RFC 9110 has senders use. */
const FIXED_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

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
  const until = parseDate(value)
  if (until === undefined) return undefined
  return Math.max(0, until - (parseDate(headers['date'] ?? '') ?? clock.date()))
}

function parseDate(text: string): number | undefined {
  if (!FIXED_DATE.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : date
}
