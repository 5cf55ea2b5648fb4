const LINE_FEED = 0x0a

/** A line without its line feed, as bytes: to decode it is the reader's business. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly bytes: Uint8Array
}

/**
 * Splits bytes into lines, holding no more than one of them. The last may end without a line feed. A carriage return stays:
 * JSON takes it for a blank.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Line, void, void> {
  let number = 0
  let pending: Uint8Array[] = []
  const take = (end: Uint8Array): Line => {
    const bytes = pending.length === 0 ? end : Buffer.concat([...pending, end])
    pending = []
    number += 1
    return { number, bytes }
  }
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let start = 0
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      yield take(bytes.subarray(start, end))
      start = end + 1
    }
    if (start < bytes.length) pending.push(bytes.subarray(start))
  }
  if (pending.length > 0) yield take(new Uint8Array())
}
