/** More causes than that tell nothing more. */
const MOST_CAUSES = 10

/** The stack of anything that was thrown, with the stacks of what caused it. */
export function stackOf(error: unknown): string {
  const stacks: string[] = []
  let next = error
  while (next !== undefined && stacks.length < MOST_CAUSES) {
    try {
      if (!(next instanceof Error)) return [...stacks, JSON.stringify(next)].join(BETWEEN)
      stacks.push(next.stack ?? next.message)
      next = next.cause
    } catch {
      return [...stacks, 'an error without words'].join(BETWEEN)
    }
  }
  return stacks.join(BETWEEN)
}

const BETWEEN = '\ncaused by '
