/** Prints a line for each check as it ends, and remembers whether one failed. */
export interface Checklist {
  /** Runs a check: one that throws has failed. */
  readonly check: (what: string, run: () => Promise<void> | void) => Promise<void>
  readonly failed: () => boolean
}

/** A new list, on which nothing has failed. */
export function createChecklist(): Checklist {
  let failures = 0
  return {
    check: async (what, run) => {
      const start = performance.now()
      const seconds = (): string =>
        `${((performance.now() - start) / 1000).toFixed(1)} s`.padStart(7)
      try {
        await run()
        console.log(`ok     ${seconds()}  ${what}`)
      } catch (error) {
        failures += 1
        const reason = error instanceof Error ? error.message : String(error)
        console.log(`FAILED ${seconds()}  ${what}\n${reason.replaceAll(/^/gm, '       ')}`)
      }
    },
    failed: () => failures > 0,
  }
}
