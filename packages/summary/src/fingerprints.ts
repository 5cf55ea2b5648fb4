/** Different texts, of each of which 64 bits are kept. */
export interface Fingerprints {
  /** How many there are. */
  readonly size: number
  /**
   * The number of a text, from 0 in the order of arrival. One that has not come before gets the next, which was the `size`
   * before.
   */
  readonly numberOf: (text: string) => number
}

/** A power of two, as every later length is. */
const FIRST_SLOTS = 64

/**
 * A set of texts that takes 16 to 32 bytes for each, however long they are: a table with open addressing. That any two of ten
 * million texts are taken for one has a probability of one in 370,000. A `Map` would take several times the memory, and holds
 * no more than 16.7 million.
 */
export function createFingerprints(): Fingerprints {
  // A slot holds the number of a text plus 1. Half of the slots stay free, so a search is short.
  let slots = new Uint32Array(FIRST_SLOTS)
  let words = new Uint32Array(FIRST_SLOTS)
  let size = 0

  const find = (low: number, high: number): number => {
    let slot = low & (slots.length - 1)
    for (;;) {
      const number = (slots[slot] ?? 0) - 1
      if (number === -1 || (words[2 * number] === low && words[2 * number + 1] === high)) {
        return slot
      }
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const grow = (): void => {
    const longer = new Uint32Array(2 * words.length)
    longer.set(words)
    words = longer
    slots = new Uint32Array(2 * slots.length)
    for (let number = 0; number < size; number += 1) {
      slots[find(words[2 * number] ?? 0, words[2 * number + 1] ?? 0)] = number + 1
    }
  }

  return {
    get size() {
      return size
    },
    numberOf(text) {
      const [low, high] = fingerprint(text)
      const known = slots[find(low, high)] ?? 0
      if (known > 0) return known - 1
      if (2 * size === slots.length) grow()
      words[2 * size] = low
      words[2 * size + 1] = high
      size += 1
      slots[find(low, high)] = size
      return size - 1
    },
  }
}

/** 64 bits of a text, in two words: cyrb53 without leaving any out. */
function fingerprint(text: string): [low: number, high: number] {
  let low = 0xde_ad_be_ef
  let high = 0x41_c6_ce_57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 2_654_435_761)
    high = Math.imul(high ^ code, 1_597_334_677)
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507)
  low ^= Math.imul(high ^ (high >>> 13), 3_266_489_909)
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507)
  high ^= Math.imul(low ^ (low >>> 13), 3_266_489_909)
  return [low >>> 0, high >>> 0]
}
