/**
 * Timestamps in microseconds of which each is later than the one before, whatever the clock does.
 *
 * @param now Milliseconds since 1970.
 * @returns A function that gives the next one, as {@link formatTimestamp} writes it.
 */
export function createTimestamps(now: () => number): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000))
    return formatTimestamp(last)
  }
}

/** Microseconds since 1970 as RFC 3339 without trailing zeros, as in Bird's examples. */
export function formatTimestamp(microseconds: number): string {
  const fraction = String(microseconds % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '')
  const milliseconds = Math.floor(microseconds / 1000)
  const seconds = new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`
}
