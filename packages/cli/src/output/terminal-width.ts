import type { Output } from '../io.ts'

/** Of a terminal that does not tell. */
const USUAL_WIDTH = 80

/** How many columns a table must fit into; `undefined` when it goes elsewhere than to a terminal, and nothing is cut. */
export function terminalWidth({ isTerminal, columns }: Output): number | undefined {
  // What does not know its width says 0, or nothing.
  return isTerminal ? columns || USUAL_WIDTH : undefined
}
