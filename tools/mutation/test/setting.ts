import type { Mutant, MutantStatus } from '../mutants.ts'

/** A mutant of `pace.ts`, or with what is given. */
export function mutant(status: MutantStatus, given: Partial<Mutant> = {}): Mutant {
  return {
    file: 'pace.ts',
    line: 3,
    mutator: 'EqualityOperator',
    original: 'a > b',
    replacement: 'a >= b',
    occurrence: 1,
    status,
    ...given,
  }
}
