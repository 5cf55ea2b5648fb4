/** Numbers by an index. */
export interface Column {
  readonly get: (index: number) => number
  readonly set: (index: number, value: number) => void
}

/**
 * A list of numbers that takes eight bytes for each, and up to three times that while it grows.
 *
 * @param initial What is where nothing was set.
 */
export function createColumn(initial: number): Column {
  let values = new Float64Array(16).fill(initial)
  return {
    get: (index) => values[index] ?? initial,
    set(index, value) {
      if (index >= values.length) {
        const longer = new Float64Array(2 * index).fill(initial)
        longer.set(values)
        values = longer
      }
      values[index] = value
    },
  }
}
