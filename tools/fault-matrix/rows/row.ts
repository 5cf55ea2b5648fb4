/** A fault, and what a user gets when it happens. */
export interface Row {
  /**
   * C: client and transport. D: data, schema and the grammar of `details`. T: terminal, process and packaging. X: export.
   */
  readonly id: string
  readonly fault: string
  readonly outcome: string
  /** The piece of work that the row waits for. */
  readonly waitsFor?: string
}

/** Whether the tests of a row run the command as it is built: its sources alone tell them nothing. */
export function runsBuiltCommand(id: string): boolean {
  return /^[TX]/.test(id)
}
