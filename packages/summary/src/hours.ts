import { ConfigError } from '@bird-interactions/core'

import type { ByHour } from './summary.ts'

const HOUR_MS = 3_600_000
/** Every time zone keeps the hour for as long: offsets are in quarters of an hour. */
const QUARTER_MS = HOUR_MS / 4
const MOST_QUARTERS = 10_000

/** Counts reads and clicks by the hour of the day. */
export interface HourCounter {
  /** @param moment Milliseconds since 1970; `undefined` when it is not known. */
  readonly add: (what: 'reads' | 'clicks', moment: number | undefined) => void
  readonly result: () => ByHour
}

/**
 * Counts by the hour of the day.
 *
 * @param timeZone Its name: `UTC`, `Europe/Amsterdam`.
 * @throws {@link ConfigError} when there is no such time zone.
 */
export function createHours(timeZone: string): HourCounter {
  const hourOf = createClock(timeZone)
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, reads: 0, clicks: 0 }))
  let unknown = 0
  return {
    add(what, moment) {
      const hour = moment === undefined ? undefined : hours[hourOf(moment)]
      if (hour === undefined) unknown += 1
      else hour[what] += 1
    },
    result: () => ({ timeZone, hours: hours.map((hour) => ({ ...hour })), unknown }),
  }
}

/** The hour of the day, 0 to 23, at a moment. */
function createClock(timeZone: string): (moment: number) => number {
  const format = createFormat(timeZone)
  const known = new Map<number, number>()
  return (moment) => {
    const quarter = Math.floor(moment / QUARTER_MS)
    let hour = known.get(quarter)
    if (hour === undefined) {
      hour = Number(format.format(quarter * QUARTER_MS))
      if (known.size >= MOST_QUARTERS) known.clear()
      known.set(quarter, hour)
    }
    return hour
  }
}

function createFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone })
  } catch (cause) {
    throw new ConfigError(
      'invalid_option',
      `There is no time zone "${timeZone}". Pass a name such as UTC or Europe/Amsterdam.`,
      { cause },
    )
  }
}
