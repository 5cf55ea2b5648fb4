/** A whole number for people: `12,345`. */
export function count(number: number): string {
  return number.toLocaleString('en-US')
}

/** A number of things: `1 message`, `2,000 messages`. */
export function countOf(number: number, one: string, several = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : several}`
}

/** A share for people: `12.3 %`; `-` when there is none. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)} %`
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** A time span in its two largest units: `2 d 3 h`, `4 min 9 s`, `0.3 s`; `-` when there is none. */
export function timeSpan(milliseconds: number | null): string {
  if (milliseconds === null) return '-'
  const sign = milliseconds < 0 ? '-' : ''
  const span = Math.abs(milliseconds)
  if (span < 10_000) return `${sign}${(span / 1000).toFixed(1)} s`
  const first = UNITS.findIndex(([, length]) => span >= length)
  const [unit, length] = UNITS[first] ?? ['s', 1000]
  const whole = `${sign}${Math.floor(span / length)} ${unit}`
  const [smaller, part] = UNITS[first + 1] ?? []
  if (smaller === undefined || part === undefined) return whole
  const rest = Math.floor((span % length) / part)
  return rest === 0 ? whole : `${whole} ${rest} ${smaller}`
}
