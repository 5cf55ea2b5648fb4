/** One promise of a channel. `run` throws when it is not kept. */
export interface ContractCase {
  /** A sentence. No two cases of a channel have the same. */
  readonly name: string
  readonly run: () => void
}
