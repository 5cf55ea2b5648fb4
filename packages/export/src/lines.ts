/** A line without its line feed. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
}

/** Splits texts into lines, holding no more than one of them. The last may end without a line feed. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line, void, void> {
  let number = 0
  let pending: string[] = []
  for await (const chunk of chunks) {
    const parts = chunk.split('\n')
    const last = parts.pop() ?? ''
    for (const part of parts) {
      number += 1
      yield { number, text: pending.length === 0 ? part : `${pending.join('')}${part}` }
      pending = []
    }
    if (last !== '') pending.push(last)
  }
  if (pending.length > 0) yield { number: number + 1, text: pending.join('') }
}
