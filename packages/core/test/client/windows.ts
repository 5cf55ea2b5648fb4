/**
 * The most moments in any window of that many milliseconds, both ends included.
 *
 * @param moments In ascending order.
 */
export function mostWithin(milliseconds: number, moments: readonly number[]): number {
  let most = 0
  let first = 0
  for (const [last, moment] of moments.entries()) {
    while (moment - (moments[first] ?? moment) > milliseconds) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}
