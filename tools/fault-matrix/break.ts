/** A deliberate break of the code, and the rows that must turn red by it: those, and no others. */
export interface Break {
  readonly rows: readonly string[]
  /** Below `packages/`. */
  readonly file: string
  /** A text that the file holds once. */
  readonly find: string
  readonly replace: string
}
