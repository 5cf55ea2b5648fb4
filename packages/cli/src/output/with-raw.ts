import type { Dynamic } from '@bird-interactions/core'

/** An interaction for programs; with its object as received under `raw`, where that was asked for. */
export function withRaw(interaction: Dynamic, raw: boolean): object {
  // The decoder's own `raw` is not enumerable, so that nothing is printed twice unasked.
  return raw ? { ...interaction, raw: interaction.raw } : interaction
}
