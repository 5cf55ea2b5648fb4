import { isSurvivor, type Mutant } from './mutants.ts'
import type { Change, Reason, Reasons } from './reason.ts'

/** A survivor with its reason; without one it is unexplained. */
export interface Survivor {
  readonly mutant: Mutant
  readonly reason: Reason | undefined
}

/** What matching gives: every survivor, and the changes with a reason that are no survivors. */
export interface Matched {
  readonly survivors: readonly Survivor[]
  /** Changes that have a reason and did not survive, that no longer exist, or that are named twice. */
  readonly stale: readonly { readonly file: string; readonly change: Change }[]
}

/** Gives each survivor its reason. Reasons of files without mutants here are stale, too. */
export function matchReasons(mutants: readonly Mutant[], reasons: Reasons): Matched {
  const byKey = new Map<string, Reason>()
  const unused = new Map<string, { readonly file: string; readonly change: Change }>()
  const stale: { readonly file: string; readonly change: Change }[] = []
  for (const [file, list] of Object.entries(reasons)) {
    for (const reason of list) {
      for (const change of reason.changes) {
        const key = keyOf(file, change)
        if (byKey.has(key)) stale.push({ file, change })
        byKey.set(key, reason)
        unused.set(key, { file, change })
      }
    }
  }
  const survivors = mutants.filter(isSurvivor).map((mutant) => {
    const { file, mutator, original, replacement, occurrence } = mutant
    const key = keyOf(file, [mutator, original, replacement, occurrence])
    unused.delete(key)
    return { mutant, reason: byKey.get(key) }
  })
  return { survivors, stale: [...stale, ...unused.values()] }
}

function keyOf(file: string, [mutator, original, replacement, occurrence = 1]: Change): string {
  return JSON.stringify([file, mutator, original, replacement, occurrence])
}
