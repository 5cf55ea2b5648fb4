const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))?$/

/** A timestamp, or anything that has one and, to break a tie, an id. */
export type Timestamped = string | { readonly createdAt: string; readonly id?: string }

/**
 * Orders by time at full precision, oldest first, whatever the number of fractional digits and the offset. Equal moments
 * are ordered by id; what is no RFC 3339 timestamp comes last. A timestamp without an offset is taken as UTC.
 *
 * @example
 * ```ts
 * interactions.toSorted(compareCreatedAt)
 * ```
 * @returns Negative, zero or positive, as `Array.prototype.sort` takes it.
 */
export function compareCreatedAt(left: Timestamped, right: Timestamped): number {
  const leftText = textOf(left)
  const rightText = textOf(right)
  const leftMoment = momentOf(leftText)
  const rightMoment = momentOf(rightText)
  if (leftMoment === undefined || rightMoment === undefined) {
    if (leftMoment !== rightMoment) return leftMoment === undefined ? 1 : -1
    return compareText(leftText, rightText) || compareText(idOf(left), idOf(right))
  }
  return (
    leftMoment.seconds - rightMoment.seconds ||
    compareText(leftMoment.fraction, rightMoment.fraction) ||
    compareText(idOf(left), idOf(right))
  )
}

interface Moment {
  readonly seconds: number
  /** The fractional digits without trailing zeros: as texts they order as the numbers do. */
  readonly fraction: string
}

function momentOf(text: string): Moment | undefined {
  const match = RFC_3339.exec(text)
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const offsetHours = Number(match[9] ?? 0)
  const offsetMinutes = Number(match[10] ?? 0)
  if (month < 1 || month > 12 || minute > 59 || second > 60) return undefined
  if (hour > 24 || (hour === 24 && minute + second > 0)) return undefined
  if (offsetHours > 23 || offsetMinutes > 59) return undefined
  const date = new Date(0)
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  // A day that the month does not have has rolled over into another.
  if (date.getUTCDate() !== day) return undefined
  date.setUTCHours(hour, minute, second)
  const offset = (match[8] === '-' ? -60 : 60) * (offsetHours * 60 + offsetMinutes)
  return { seconds: date.getTime() / 1000 - offset, fraction: (match[7] ?? '').replace(/0+$/, '') }
}

function textOf(value: Timestamped): string {
  return typeof value === 'string' ? value : value.createdAt
}

function idOf(value: Timestamped): string {
  return typeof value === 'string' ? '' : (value.id ?? '').toLowerCase()
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
