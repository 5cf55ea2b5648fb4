import type { Matched } from './match-reasons.ts'
import { isDetected, isSurvivor, type Mutant } from './mutants.ts'

const LOWEST_SCORE = 90
const MOST_OWED = 3

/** How many mutants there are, and what became of them. Mutants that could not be run count for nothing. */
export interface Counts {
  readonly mutants: number
  readonly detected: number
  readonly survived: number
}

/** Counts mutants. */
export function countMutants(mutants: readonly Mutant[]): Counts {
  const detected = mutants.filter(isDetected).length
  const survived = mutants.filter(isSurvivor).length
  return { mutants: detected + survived, detected, survived }
}

/** The share of mutants that tests notice, in percent; 100 of none. */
export function scoreOf({ mutants, detected }: Counts): number {
  return mutants === 0 ? 100 : (detected / mutants) * 100
}

/** A share in percent with two decimals, never rounded up to what it does not reach. */
export function percent(share: number): string {
  return `${(Math.floor(share * 100) / 100).toFixed(2)} %`
}

/** What is wrong with a run, in words, one problem a line; nothing when the tests hold. */
export function problemsOf(mutants: readonly Mutant[], matched: Matched): readonly string[] {
  const counts = countMutants(mutants)
  const score = scoreOf(counts)
  const owed = matched.survivors.filter(({ reason }) => reason !== undefined && 'owed' in reason)
  const owedShare = counts.mutants === 0 ? 0 : (owed.length / counts.mutants) * 100
  return [
    ...(counts.mutants === 0 ? ['There is no mutant: nothing was measured.'] : []),
    ...(score < LOWEST_SCORE
      ? [`The score is ${percent(score)}; it must be at least ${LOWEST_SCORE} %.`]
      : []),
    ...(owedShare > MOST_OWED
      ? [`A test is owed for ${percent(owedShare)} of the mutants; ${MOST_OWED} % is the most.`]
      : []),
    ...matched.survivors
      .filter(({ reason }) => reason === undefined)
      .map(({ mutant: { file, line, mutator, original, replacement, occurrence } }) => {
        const change = [mutator, original, replacement, ...(occurrence === 1 ? [] : [occurrence])]
        return `No reason for ${file}:${line} ${JSON.stringify(change)}`
      }),
    ...matched.stale.map(
      ({ file, change }) => `A reason without a survivor: ${file} ${JSON.stringify(change)}`,
    ),
  ]
}
