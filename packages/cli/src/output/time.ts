/** RFC 3339, as Bird sends it. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/

/**
 * A time as it is where its reader is, to the second: `2026-03-03 16:30:21`; `undefined` when it is none.
 *
 * @param timestamp RFC 3339.
 * @param timeZone A zone such as `Europe/Lisbon`. Default: that of this computer.
 */
export function localTime(timestamp: string, timeZone?: string): string | undefined {
  // The engine knows no more than three digits of a fraction, and rounds none.
  const instant = TIMESTAMP.test(timestamp) ? Date.parse(timestamp.toUpperCase()) : Number.NaN
  if (Number.isNaN(instant)) return undefined
  const parts = formatterOf(timeZone).formatToParts(instant)
  const of = (name: Intl.DateTimeFormatPartTypes): string =>
    parts.find(({ type }) => type === name)?.value ?? ''
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`
}

/** The name of a zone for a header; of this computer's unless one is given. */
export function nameOfZone(timeZone?: string): string {
  const name = formatterOf(timeZone).resolvedOptions().timeZone as string | undefined
  // What an unusable TZ gives: the engine then counts in UTC.
  return name === undefined || name === 'Etc/Unknown' ? 'UTC' : name
}

const formatters = new Map<string | undefined, Intl.DateTimeFormat>()

function formatterOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  // The same digits and calendar whatever language the computer speaks.
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
