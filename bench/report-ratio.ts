/** The ratio that a median must keep to. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number }

/**
 * Prints the median of the ratios of several rounds, with the least and the most of them. The process exits with 1 when the
 * median is on the wrong side of the bar, or there is none.
 */
export function reportRatio(what: string, ratios: readonly number[], bar: Bar): void {
  const sorted = ratios.toSorted((left, right) => left - right)
  const [least, median, most] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map(
    (index) => sorted[index] ?? Number.NaN,
  ) as [number, number, number]
  const words = 'atLeast' in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`
  console.log(
    `${what}: ${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)}, ${sorted.length} rounds; bar: ${words})`,
  )
  const isKept = 'atLeast' in bar ? median >= bar.atLeast : median <= bar.atMost
  if (!isKept) process.exitCode = 1
}
