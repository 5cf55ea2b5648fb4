/**
 * A change that no test notices: the mutator, the text that it changes, what it writes instead, and which one it is of the
 * mutants of the file that read the same, from 1 (the default). A text is in one line, cut off behind 200 characters with `…`.
 */
export type Change = readonly [
  mutator: string,
  original: string,
  replacement: string,
  occurrence?: number,
]

/** Why changes survive: the behaviour is the same, or a test is owed. */
export type Reason = { readonly changes: readonly Change[] } & (
  | { readonly equivalent: string }
  | { readonly owed: string }
)

/** The reasons by file, from core's `src`. */
export type Reasons = Readonly<Record<string, readonly Reason[]>>
