const FEWEST_SLOTS = 1024

/** How full the table may get. */
const MOST_FULL = 0.7

/** A set of UUIDs: 16 bytes each in one table, which a `Set` of texts would take five times. Nothing is left to chance. */
export interface UuidSet {
  /** @returns Whether it is new. The spelling, in capitals or not, makes no difference. */
  readonly add: (uuid: string) => boolean
}

/** Creates an empty set. */
export function createUuidSet(): UuidSet {
  let slots = FEWEST_SLOTS
  let table = new Uint32Array(4 * slots)
  let count = 0
  let hasNil = false

  /** @returns Whether the four words were not there. */
  const insert = (a: number, b: number, c: number, d: number): boolean => {
    for (let slot = slotOf(a, b, c, d) % slots; ; slot = (slot + 1) % slots) {
      const at = 4 * slot
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) {
        return false
      }
      if (table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0 && table[at + 3] === 0) {
        table[at] = a
        table[at + 1] = b
        table[at + 2] = c
        table[at + 3] = d
        return true
      }
    }
  }
  const grow = (): void => {
    const old = table
    slots *= 2
    table = new Uint32Array(4 * slots)
    for (let at = 0; at < old.length; at += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = old.subarray(at, at + 4)
      if (a !== 0 || b !== 0 || c !== 0 || d !== 0) insert(a, b, c, d)
    }
  }

  return {
    add: (uuid) => {
      const digits = uuid.replaceAll('-', '')
      const [a = 0, b = 0, c = 0, d = 0] = [0, 8, 16, 24].map((start) =>
        Number.parseInt(digits.slice(start, start + 8), 16),
      )
      // The words of the nil UUID are those of an empty slot.
      if (a === 0 && b === 0 && c === 0 && d === 0) {
        const isNew = !hasNil
        hasNil = true
        return isNew
      }
      if (!insert(a, b, c, d)) return false
      count += 1
      if (count > MOST_FULL * slots) grow()
      return true
    },
  }
}

/** Spreads ids that differ in a few digits only, such as numbered ones, over the table. */
function slotOf(a: number, b: number, c: number, d: number): number {
  let hash = a
  for (const word of [b, c, d]) {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35) ^ word
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
