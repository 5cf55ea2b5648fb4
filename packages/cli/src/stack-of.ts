/** The stack of anything that was thrown, with the stacks of what caused it. */
export function stackOf(error: unknown): string {
  const stacks: string[] = []
  const seen = new Set<unknown>()
  for (let next = error; next !== undefined && !seen.has(next) && stacks.length < 10;) {
    seen.add(next)
    try {
      const { stack } = next instanceof Error ? next : { stack: undefined }
      stacks.push(typeof stack === 'string' ? stack : String(next))
      next = next instanceof Error ? next.cause : undefined
    } catch {
      return [...stacks, 'an error without words'].join('\ncaused by ')
    }
  }
  return stacks.join('\ncaused by ')
}
