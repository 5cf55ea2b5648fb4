/** Where text goes that is to last: the rows, or what failed. {@link createFileSink} is one. */
export interface Sink {
  /**
   * Is called once, before anything else.
   *
   * @param length How many bytes a journal vouches for: what follows is cut off. `undefined` for a new export.
   * @throws {@link ExportError} when there is less.
   */
  readonly open: (length: number | undefined) => Promise<void>
  /** Takes text, and resolves when more may follow. */
  readonly write: (text: string) => Promise<void>
  /**
   * Makes all that was written last, whatever happens to the program or the computer.
   *
   * @returns The length, in bytes, from the very start.
   */
  readonly flush: () => Promise<number>
  readonly close: () => Promise<void>
}
