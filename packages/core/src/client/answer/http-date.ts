/** IMF-fixdate, the form that RFC 9110 has senders use. */
const FIXED_DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** A date of RFC 9110 in milliseconds since 1970; `undefined` for any other text. */
export function parseHttpDate(text: string): number | undefined {
  if (!FIXED_DATE.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : date
}
