/** The value that a median must keep to. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number }

/** One line of a figure: what was measured, once a round. */
export interface Measure {
  readonly what: string
  /** One a round: a ratio, unless `unit` says otherwise. */
  readonly values: readonly number[]
  /** `MB` for example; without it the values are ratios. */
  readonly unit?: string
  readonly bar?: Bar
  /** Why the bar cannot be kept, when what was measured beside it shows that nothing could keep it. */
  readonly outOfReach?: string
}

/** The middle of several values, with the least and the most of them. */
export interface Summary {
  readonly median: number
  readonly least: number
  readonly most: number
}

/**
 * The median is the upper one of the two in the middle when their number is even.
 *
 * @throws When there are none: nothing was measured then.
 */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((left, right) => left - right)
  const median = sorted[Math.floor(sorted.length / 2)]
  const least = sorted[0]
  const most = sorted.at(-1)
  if (median === undefined || least === undefined || most === undefined) {
    throw new Error('There are no values: nothing was measured.')
  }
  return { median, least, most }
}

/** Whether the median keeps to the bar; what has none always does. A median that is no number keeps to nothing. */
export function keepsBar({ values, bar }: Measure): boolean {
  if (bar === undefined) return true
  const { median } = summarize(values)
  return 'atLeast' in bar ? median >= bar.atLeast : median <= bar.atMost
}

/** What each value is to the one of the same round. */
export function quotients(
  values: readonly number[],
  references: readonly number[],
): readonly number[] {
  return values.map((value, round) => value / (references[round] ?? Number.NaN))
}

/** Whether the median misses a bar that could be kept. */
export function isMissed(measure: Measure): boolean {
  return measure.outOfReach === undefined && !keepsBar(measure)
}
