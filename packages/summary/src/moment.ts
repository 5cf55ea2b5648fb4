const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)?$/

/**
 * A timestamp in whole milliseconds since 1970. One without an offset is taken as UTC.
 *
 * @returns `undefined` when it is no RFC 3339.
 */
export function momentOf(timestamp: string | undefined): number | undefined {
  const [, date, time, offset = 'Z'] = RFC_3339.exec(timestamp ?? '') ?? []
  const moment = Date.parse(`${date}T${time}${offset}`)
  return Number.isNaN(moment) ? undefined : moment
}
