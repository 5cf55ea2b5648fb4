import type { Channel, Dynamic } from '@bird-interactions/core'
import type { Problem } from '@bird-interactions/core/client'

/** What leaves nothing out is worth knowing, but no failure. */
const NOTES: ReadonlySet<Problem['code']> = new Set(['other_message', 'possibly_truncated'])

/** Whether a problem left something out. */
export function isFailure({ code }: Problem): boolean {
  return !NOTES.has(code)
}

/**
 * A problem of a list, in a line.
 *
 * @param about Which message, when there are several: `message 2e22e26a-…: `.
 */
export function wordsOfProblem(problem: Problem, about: string): string {
  return `${isFailure(problem) ? 'problem' : 'note'}: ${about}${problem.message}`
}

/** Not every platform id is documented: the reader can state the channel where it does not tell. Nothing when all are known. */
export function wordsOfUnknownPlatforms(
  platforms: ReadonlySet<Dynamic['platformId']>,
  channels: readonly Channel[],
): string[] {
  if (platforms.size === 0) return []
  const ids = [...platforms].map((platform) => JSON.stringify(platform ?? 'none')).join(', ')
  const names = channels.map(({ name }) => name).join(', ')
  return [
    `note: No channel here claims the platform id ${ids}. If you know the channel, state it: --as <channel name> (known: ${names || 'none'}).`,
  ]
}

/** The platform ids of interactions that no channel claims. */
export function unknownPlatforms(interactions: readonly Dynamic[]): Set<Dynamic['platformId']> {
  return new Set(
    interactions.filter(({ channel }) => channel === 'unknown').map(({ platformId }) => platformId),
  )
}
