import type { Fault } from './fault.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/**
 * The `Retry-After` of a fault.
 *
 * @param date The answer's own `Date`.
 */
export function retryAfterOf(fault: Fault, date: Date): string | undefined {
  const { retryAfter, retryAfterImf, retryAfterRfc850, retryAfterAsctime } = fault
  if (retryAfterImf !== undefined) return later(date, retryAfterImf).toUTCString()
  if (retryAfterRfc850 !== undefined) return rfc850(later(date, retryAfterRfc850))
  if (retryAfterAsctime !== undefined) return asctime(later(date, retryAfterAsctime))
  return retryAfter
}

/** So many seconds later. */
export function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000)
}

function rfc850(date: Date): string {
  const [, day, month, year, time] = partsOf(date)
  return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year?.slice(-2)} ${time} GMT`
}

function asctime(date: Date): string {
  const [weekday, day, month, year, time] = partsOf(date)
  return `${weekday} ${month} ${day?.replace(/^0/, ' ')} ${time} ${year}`
}

/** `Sun, 06 Nov 1994 08:49:37 GMT` in its parts. */
function partsOf(date: Date): string[] {
  return date.toUTCString().split(/,? /)
}
