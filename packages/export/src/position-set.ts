/** From the first of them up to the second, which is not in it. */
export type Range = readonly [from: number, to: number]

/** A set of places in the input, in ranges: what is done of a long input is few of them. */
export interface PositionSet {
  readonly has: (position: number) => boolean
  readonly add: (position: number) => void
  /** In ascending order, none beside another. */
  readonly ranges: () => Range[]
}

/** Creates a set of these places. */
export function createPositionSet(ranges: readonly Range[] = []): PositionSet {
  const starts = ranges.map(([from]) => from)
  const ends = ranges.map(([, to]) => to)

  /** The first range that ends after the position. */
  const find = (position: number): number => {
    let low = 0
    let high = ends.length
    // Most questions are about the end of what is done.
    if (high > 0 && (ends[high - 1] ?? 0) <= position) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] ?? 0) > position) high = middle
      else low = middle + 1
    }
    return low
  }
  const isIn = (index: number, position: number): boolean =>
    index < starts.length && (starts[index] ?? 0) <= position

  return {
    has: (position) => isIn(find(position), position),
    add: (position) => {
      const index = find(position)
      if (isIn(index, position)) return
      const joinsLeft = index > 0 && ends[index - 1] === position
      const joinsRight = index < starts.length && starts[index] === position + 1
      if (joinsLeft && joinsRight) {
        ends.splice(index - 1, 1)
        starts.splice(index, 1)
      } else if (joinsLeft) ends[index - 1] = position + 1
      else if (joinsRight) starts[index] = position
      else {
        starts.splice(index, 0, position)
        ends.splice(index, 0, position + 1)
      }
    },
    ranges: () => starts.map((start, index) => [start, ends[index] ?? start]),
  }
}

/** What is in the first ranges, but not in the second. */
export function withoutRanges(ranges: readonly Range[], others: readonly Range[]): Range[] {
  const rest: Range[] = []
  let next = 0
  for (const [from, to] of ranges) {
    let start = from
    while ((others[next]?.[0] ?? to) < to) {
      const [gapFrom, gapTo] = others[next] ?? [to, to]
      if (start < gapFrom) rest.push([start, gapFrom])
      start = Math.max(start, gapTo)
      if (gapTo > to) break
      next += 1
    }
    if (start < to) rest.push([start, to])
  }
  return rest
}
