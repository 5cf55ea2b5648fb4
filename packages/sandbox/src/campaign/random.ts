/**
 * Random numbers from 0 up to 1 that are the same for the same two numbers: mulberry32, begun at a place that both scramble.
 *
 * @param seed 0 to 4,294,967,295, as the index is.
 */
export function createRandom(seed: number, index: number): () => number {
  let state = scramble(scramble(seed) ^ index)
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * A log-normal delay: most are short, a few are very long.
 *
 * @param median In any unit: that of the answer.
 * @param spread The standard deviation of the logarithm.
 */
export function logNormal(random: () => number, median: number, spread: number): number {
  // Box and Muller: two even numbers make a normal one. The first must not be 0.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return median * Math.exp(spread * normal)
}

/** One to one from 32 bits to 32 bits, so that neighbours lie far apart. */
export function scramble(word: number): number {
  const first = Math.imul(word ^ (word >>> 16), 0x85_eb_ca_6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2_b2_ae_35)
  return second ^ (second >>> 16)
}
